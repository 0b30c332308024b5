import { open, type FileHandle } from 'node:fs/promises';

/** Writes a new file of lines. */
export class LineWriter {
  #bytes = 0;
  #lines: string[] = [];
  #pending = 0;

  private constructor(private readonly handle: FileHandle) {}

  static async open(file: string): Promise<LineWriter> {
    return new LineWriter(await open(file, 'w'));
  }

  async write(line: string): Promise<void> {
    this.#lines.push(line);
    this.#pending += line.length;
    if (this.#pending > 1024 * 1024) await this.#flush();
  }

  /** Writes what is left, and returns when all is on the disk. */
  async end(): Promise<void> {
    await this.#flush();
    await this.handle.sync();
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  async #flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const bytes = Buffer.from(`${this.#lines.join('\n')}\n`);
    await writeAll(this.handle, bytes, this.#bytes);
    this.#bytes += bytes.length;
    this.#lines = [];
    this.#pending = 0;
  }
}

/** Writes all of it; a single write may write less. */
export async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

/** A rename is on the disk when its folder is. Windows has no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
