"""Files against the real gateway: verified in the background, and of watch lists."""

from __future__ import annotations

import asyncio
import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from demo import Demo

from mingjing import AsyncClient, BadInput, Client, Conflict, Forbidden, JobFailed, NotFound, Subject, results_of
from mingjing.graphql import CreateWatchListInput

LISTED = "913101150601727872"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    with Demo(100) as running:
        yield running


@pytest.fixture
def bank(demo: Demo) -> Iterator[Client]:
    with Client(demo.url, demo.keys["institution"]) as client:
        yield client


def workbook(rows: list[list[str]]) -> bytes:
    """A workbook of one sheet."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(it)}</t></is></c>' for it in row) + "</row>" for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="客户" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return out.getvalue()


def test_a_file_is_verified_as_its_subjects_are(bank: Client, tmp_path: Path) -> None:
    codes = [it.credit_code for it in bank.lists.enterprises() if it.credit_code]
    subjects = [Subject(credit_code=code, reference=f"loan-{place}") for place, code in enumerate([*codes, "9"])]
    portfolio = tmp_path / "portfolio.csv"
    with portfolio.open("w", encoding="gb18030", newline="") as out:
        rows = [("参考号", "统一社会信用代码", "电话")]
        csv.writer(out).writerows(rows + [(str(it.reference), str(it.credit_code), "1") for it in subjects])
    lists = ["ABNORMAL_OPERATION", "PENALTY"]
    seen = []
    job = bank.verify_file(portfolio, tmp_path / "verified.ndjson", lists=lists, progress=seen.append)
    assert (job.is_ready, job.rows, job.of, job.ignored_columns) == (True, len(subjects), len(subjects), ("电话",))
    assert seen[-1] == job
    verified = bank.verify(subjects, lists=lists, as_of=job.sequence)
    found = list(results_of(tmp_path / "verified.ndjson"))
    assert [it.row for it in found] == list(range(2, len(subjects) + 2))
    assert {it.sequence for it in found} == {job.sequence}
    for row, subject in zip(found, verified.subjects, strict=True):
        assert (row.reference, row.status, row.enterprise) == (subject.reference, subject.status, subject.enterprise)
        assert [(it.list, it.verdict, it.hit_count) for it in row.verdicts] == [
            (it.list, it.verdict, it.hit_count) for it in subject.verdicts
        ]
        assert [hit.record_id for it in row.verdicts for hit in it.hits] == [
            hit.record_id for it in subject.verdicts for hit in it.hits
        ]
    assert job.counts["listed"] == len(verified.listed) > 0
    assert found[-1].problems[0][0] == "creditCode"


def test_the_same_file_by_the_same_name_is_the_same_job(demo: Demo, bank: Client, tmp_path: Path) -> None:
    content = workbook([["credit_code", "name"], [LISTED, ""], ["", "没有这家公司"]])
    job = bank.verifications.send(content, file_name="p.xlsx", format="CSV", bom=True, idempotency_key="py-file-1")
    again = bank.verifications.send(
        io.BytesIO(content), file_name="p.xlsx", format="CSV", bom=True, idempotency_key="py-file-1"
    )
    assert again.id == job.id
    with pytest.raises(Conflict):
        bank.verifications.send(content + b" ", file_name="p.xlsx", format="CSV", bom=True, idempotency_key="py-file-1")
    # Whoever goes on has the id alone; the gateway was killed meanwhile.
    demo.kill()
    demo.start()

    async def go_on() -> Path:
        async with AsyncClient(demo.url, demo.keys["institution"]) as client:
            done = await client.verifications.wait(job.id, within=60)
            assert (done.counts["found"], done.counts["notFound"]) == (1, 1)
            return await client.verifications.download(done.id, tmp_path / "r.csv")

    rows = list(csv.reader(asyncio.run(go_on()).read_text("utf-8-sig").splitlines()))
    assert len(rows) == 3
    bank.verify_file(content, tmp_path / "r.xlsx", file_name="p.xlsx")
    assert zipfile.ZipFile(tmp_path / "r.xlsx").testzip() is None
    with Client(demo.url, demo.keys["association"]) as other:
        with pytest.raises(Forbidden):
            other.verifications.find(job.id)
        with pytest.raises(Forbidden):
            other.verifications.send(content)
    assert bank.verifications.cancel(job).state == "CANCELLED"
    with pytest.raises(JobFailed, match="cancelled"):
        bank.verifications.download(job.id, tmp_path / "r.csv")
    assert bank.verifications.find("nonsense") is None


def test_a_file_that_cannot_be_read_says_what_would_be_right(bank: Client, tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match="统一社会信用代码") as caught:
        bank.verify_file("电话,地址\n1,2\n".encode(), tmp_path / "r.ndjson", file_name="p.csv")
    assert (caught.value.state, caught.value.kind) == ("FAILED", "verification")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BadInput, match="takes PENALTY"):
        bank.verifications.send(b"9131\n", lists=["HONOUR"])


def test_a_watch_list_is_made_of_a_file(bank: Client, tmp_path: Path) -> None:
    made = bank.api.create_watch_list(input=CreateWatchListInput(name="file")).create_watch_list.watch_list
    assert made is not None
    codes = [it.credit_code for it in bank.lists.enterprises() if it.credit_code]
    customers = tmp_path / "customers.csv"
    customers.write_text("客户,统一社会信用代码\n" + "".join(f"c,{it}\n" for it in codes[:50]) + "d,9131\n", "utf-8")
    tried = bank.replace_watch_list(made.id, customers, dry_run=True)
    assert (tried.dry_run, tried.added, tried.subject_count) == (True, 50, 0)
    first = bank.replace_watch_list(made.id, customers)
    assert (first.rows, first.added, first.removed, first.invalid, first.subject_count) == (51, 50, 0, 1, 50)
    assert [(it.row, it.value) for it in first.invalid_rows] == [(52, "9131")]
    with customers.open("rb") as file:
        again = bank.replace_watch_list(made.id, file)
    assert (again.added, again.already_there, again.subject_count) == (0, 50, 50)
    added = bank.extend_watch_list(made.id, workbook([["creditCode"], *([it] for it in codes[40:60])]))
    assert (added.added, added.already_there, added.subject_count) == (10, 10, 60)
    replaced = bank.replace_watch_list(made.id, "\n".join(codes[:10]).encode())
    assert (replaced.removed, replaced.subject_count) == (50, 10)
    assert {it.code for it in bank.lists.watch_subjects(made.id)} == set(codes[:10])
    with pytest.raises(NotFound):
        bank.replace_watch_list("nonsense", b"9131\n")
