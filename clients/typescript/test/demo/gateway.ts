import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from '../../src/index.js';

/** The tiers that the demo prints a key of. */
type Tier = 'developer' | 'institution' | 'association' | 'authority' | 'operator';

/** A demo of its own: a small invented city in a temporary folder, on a free port that it keeps over restarts. */
export class Gateway {
  #process: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    readonly keys: Readonly<Record<Tier, string>>,
    readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<Gateway> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'mingjing-typescript-'));
    for (let attempt = 1; ; attempt += 1) {
      const port = await freePort();
      try {
        const { child, keys } = await launch(folder, port);
        const gateway = new Gateway(`http://127.0.0.1:${port}`, keys, folder, port);
        gateway.#process = child;
        await gateway.#settle();
        return gateway;
      } catch (error) {
        // Somebody else may have taken the port meanwhile.
        if (attempt === 5) throw error;
      }
    }
  }

  /** Waits for what the gateway does by itself with a new city: records whose term is over are displayed no longer. */
  async #settle(): Promise<void> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 20_000);
    const client = new Client({ url: this.url, key: this.keys.institution });
    const options = { follow: true, filter: { operation: ['EXPIRE'] as const }, signal: controller.signal };
    for await (const change of client.changes(options)) {
      if (change.operation === 'EXPIRE') break;
    }
    clearTimeout(timer);
  }

  /** Ends it as a loss of power would. */
  async kill(): Promise<void> {
    await end(this.#process, 'SIGKILL');
    this.#process = undefined;
  }

  /** Starts it again on what is there. */
  async restart(): Promise<void> {
    ({ child: this.#process } = await launch(this.folder, this.port));
  }

  /** Keeps what it has, as a backup; it is down for as long. */
  async backUp(): Promise<void> {
    await this.kill();
    await cp(path.join(this.folder, 'data'), path.join(this.folder, 'backup'), { recursive: true });
    await this.restart();
  }

  /** Goes back to the backup. */
  async restore(): Promise<void> {
    await this.kill();
    await rm(path.join(this.folder, 'data'), { recursive: true });
    await cp(path.join(this.folder, 'backup'), path.join(this.folder, 'data'), { recursive: true });
    await this.restart();
  }

  async stop(): Promise<void> {
    await end(this.#process, 'SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function launch(folder: string, port: number) {
  const program = process.env['MINGJING'];
  if (program === undefined) throw new Error('MINGJING has to name the gateway, such as target/debug/mingjing');
  const log = path.join(folder, 'log');
  const listen = `127.0.0.1:${port}`;
  const data = path.join(folder, 'data');
  const command = [program, 'demo', '--listen', listen, '--data-dir', data, '--enterprises', '300'];
  await writeFile(log, '', { flag: 'a' });
  // Through a shell, since what it prints goes to a file: a pipe that nobody reads would hold it up.
  const script = `exec "$@" >"${log}.out" 2>>"${log}"`;
  const child = spawn('sh', ['-c', script, 'sh', ...command], { stdio: 'ignore' });
  for (let tries = 0; tries < 1200; tries += 1) {
    const text = await readFile(`${log}.out`, 'utf8').catch(() => '');
    if (child.exitCode !== null) break;
    if (text.includes('Stop with Ctrl-C')) {
      const found = [...text.matchAll(/^ {2}(\w+) +(mj_\S+)$/gm)].map(
        ([, tier = '', key = '']) => [tier, key] as const,
      );
      return { child, keys: Object.fromEntries(found) as Record<Tier, string> };
    }
    await wait(50);
  }
  await end(child, 'SIGKILL');
  throw new Error(`the gateway did not start:\n${await readFile(log, 'utf8')}`);
}

/** Ends a process that was started here. */
export async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
