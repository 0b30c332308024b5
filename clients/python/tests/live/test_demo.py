"""The library against the real gateway."""

from __future__ import annotations

import asyncio
import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from compare import differences, plain
from demo import Demo

from mingjing import (
    AsyncClient,
    BadInput,
    ChangeFilter,
    Client,
    Conflict,
    DatasetRestored,
    Forbidden,
    InvalidDocument,
    Refused,
    Subject,
    Unauthenticated,
)
from mingjing.exports import rows_of
from mingjing.graphql import (
    AddWatchSubjectsInput,
    AsOf,
    CreateWatchListInput,
    CreateWebhookEndpointInput,
    DeleteWatchListInput,
    DeleteWebhookEndpointInput,
    EnterpriseFilter,
    FileObjectionInput,
    HonourFilter,
    HonourInput,
    HonourLevel,
    Industry,
    ObjectionFilter,
    ObjectionObjectorInput,
    ObjectionType,
    SubjectInput,
    WebhookRuleInput,
)
from mingjing.pull import DirectorySink, SqliteSink, pull, pull_async

PACKAGE = Path(__file__).resolve().parents[2]
LISTED = "913101150601727872"


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    with Demo() as running:
        yield running


@pytest.fixture
def bank(demo: Demo) -> Iterator[Client]:
    with Client(demo.url, demo.keys["institution"]) as client:
        yield client


@pytest.fixture
def association(demo: Demo) -> Iterator[Client]:
    with Client(demo.url, demo.keys["association"]) as client:
        yield client


def a_subject(client: Client) -> str:
    """An enterprise that the association writes about."""
    for enterprise in client.lists.enterprises(filter=EnterpriseFilter(industry=[Industry.TRADE])):
        if enterprise.credit_code:
            return enterprise.credit_code
    raise AssertionError("there is none")


def honour(code: str, title: str) -> dict[str, object]:
    return {
        "subject": {"creditCode": code},
        "title": title,
        "level": "MUNICIPAL",
        "awardedOn": "2017-12-01",
        "authority": "示例行业协会",
    }


def test_enterprises_are_typed(bank: Client) -> None:
    found = bank.enterprise(LISTED)
    assert found is not None
    assert found.on_abnormal_list
    assert isinstance(found.established_on, date)
    assert found.registered_capital is None or isinstance(found.registered_capital.amount, Decimal)
    assert next(bank.search(found.name)).name == found.name
    with pytest.raises(BadInput, match="check"):
        bank.enterprise("913101150601727873")


def test_lists_page_by_themselves(bank: Client) -> None:
    total = bank.query("{ licences { totalCount } }")["licences"]["totalCount"]
    for size in (7, 100):
        ids = [it.id for it in bank.lists.licences(page_size=size)]
        assert len(ids) == len(set(ids)) == total > 50
    honours = list(bank.lists.honours(filter=HonourFilter(level=[HonourLevel.DISTRICT])))
    assert honours
    assert all(it.publisher.name and it.level and it.level.value == HonourLevel.DISTRICT for it in honours)


def test_asynchronously_too(demo: Demo) -> None:
    async def run() -> tuple[int, int, str]:
        async with AsyncClient(demo.url, demo.keys["institution"]) as client:
            licences = [it.id async for it in client.lists.licences(page_size=30)]
            changes = [it.sequence async for it in client.changes(3000)]
            verified = await client.verify([LISTED, "x"], chunk=1)
            assert changes == list(range(3001, 3001 + len(changes)))
            return len(licences), len(changes), verified.subjects[0].verdicts[0].verdict

    licences, changes, verdict = asyncio.run(run())
    assert (licences > 50, changes > 50, verdict) == (True, True, "LISTED")


def test_tokens_are_got_and_used(demo: Demo, bank: Client) -> None:
    number = bank.query("{ viewer { client { clientId } } }")["viewer"]["client"]["clientId"]
    secret = demo.keys["institution"]
    with Client(demo.url, client_id=number, client_secret=secret, scopes=["disclosure:read", "feed:read"]) as client:
        assert client.query("{ viewer { client { clientId } } }")["viewer"]["client"]["clientId"] == number
        assert next(client.changes()).sequence == 1
        with pytest.raises(Forbidden):
            client.verify([LISTED])
        client._core.tokens.keep("eyJ.broken.token", 900)
        assert client.query("{ dataset { sequence } }"), "a token that is refused is replaced"
    with Client(demo.url, client_id=number, client_secret=secret[:-3] + "abc") as client, pytest.raises(Unauthenticated):
        client.query("{ dataset { sequence } }")


def test_errors_have_their_types(demo: Demo, bank: Client) -> None:
    with pytest.raises(InvalidDocument) as caught:
        bank.query("{ nonsense }")
    assert (caught.value.code, bool(caught.value.request_id)) == ("GRAPHQL_VALIDATION_FAILED", True)
    with pytest.raises(Forbidden):
        bank.submit("HONOUR", [honour(LISTED, "x")])
    with Client(demo.url, "mj_live_nobody") as client, pytest.raises(Unauthenticated):
        client.query("{ dataset { sequence } }")
    with pytest.raises(DatasetRestored):
        list(bank.changes(10**9))


def test_any_number_of_subjects_is_verified_at_one_point(bank: Client) -> None:
    codes = [it.credit_code for it in bank.lists.enterprises()]
    subjects = [
        Subject(credit_code=code or None, name=None if code else "无", reference=str(place)) for place, code in enumerate(codes)
    ]
    told: list[tuple[int, int]] = []
    whole = bank.verify(subjects)
    chunked = bank.verify(subjects, chunk=13, concurrency=5, progress=lambda *it: told.append(it))
    assert [it.reference for it in chunked.subjects] == [it.reference for it in subjects]
    assert [it.told for it in whole.subjects] == [{**it.told, "index": it.index} for it in chunked.subjects]
    assert (whole.sequence, whole.day) == (chunked.sequence, chunked.day)
    assert told[-1] == (len(subjects), len(subjects))
    assert [it[0] for it in told] == sorted(it[0] for it in told)
    assert len(chunked.listed) == len(list(bank.lists.enterprises(filter=EnterpriseFilter(on_abnormal_list=True))))
    before = bank.verify([LISTED], as_of=300)
    assert (before.sequence, before.subjects[0].verdicts[0].verdict) == (300, "CLEAR")
    assert bank.verify([]).subjects == ()


def test_records_are_submitted_corrected_and_withdrawn(association: Client) -> None:
    code = a_subject(association)
    typed = HonourInput(
        subject=SubjectInput(credit_code=code), title="诚信企业 A", awarded_on=date(2017, 12, 1), authority="示例行业协会"
    )
    tried = association.submit("HONOUR", [typed], dry_run=True)
    assert tried.rows[0].status == "CREATED"
    assert tried.id is None
    done = association.submit("HONOUR", [typed, honour(code, "诚信企业 B")], idempotency_key="py-1")
    again = association.submit("HONOUR", [typed, honour(code, "诚信企业 B")], idempotency_key="py-1")
    assert (done.counts["created"], done.rows, done.id) == (2, again.rows, again.id)
    with pytest.raises(Conflict):
        association.submit("HONOUR", [honour(code, "诚信企业 C")], idempotency_key="py-1")
    record = done.rows[0].record_id
    change = {"id": record, "expectedRevision": 1, "reason": "笔误", "changes": {"title": "诚信示范企业"}}
    assert association.correct("HONOUR", [change]).rows[0].revision == 2
    stale = association.correct("HONOUR", [{**change, "changes": {"title": "另"}}])
    assert stale.refused[0].user_errors[0].code == "CONFLICT"
    assert association.withdraw("HONOUR", [{"id": record, "reason": "误报"}]).counts["withdrawn"] == 1
    mixed = association.submit("HONOUR", [honour(code, "诚信企业 D"), honour("913101150601727873", "x")], mode="PARTIAL")
    assert [it.status for it in mixed.rows] == ["CREATED", "REFUSED"]
    with pytest.raises(Refused, match="rows"):
        association.submit("HONOUR", [])


def test_a_spreadsheet_is_uploaded(association: Client, tmp_path: Path) -> None:
    header = ("统一社会信用代码", "评定单位", "荣誉名称", "荣誉级别", "评定日期")
    file = tmp_path / "honours.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        rows = [(a_subject(association), "示例行业协会", f"优秀企业 {it}", "区级", "2017-12-01") for it in range(3)]
        csv.writer(out).writerows([header, *rows, ("913101150601727873", "示例行业协会", "优秀企业", "区级", "2017-12-01")])
    upload = association.upload("HONOUR", file, idempotency_key="py-upload-1")
    assert association.upload("HONOUR", file, idempotency_key="py-upload-1").id == upload.id
    ended = association.wait_for_upload(upload, within=60, every=0.1)
    assert (ended.state, ended.told["counts"]["created"], ended.told["counts"]["refused"]) == ("done", 3, 1)
    assert "错误原因" in association.upload_errors(ended).decode("utf-8-sig")


def test_copies_are_what_the_gateway_says(bank: Client, tmp_path: Path) -> None:
    with SqliteSink(tmp_path / "c.db") as first, DirectorySink(tmp_path / "d", log_min=100_000) as second:
        for sink in (first, second):
            pull(bank, sink, once=True)  # type: ignore[arg-type]
        found, compared = differences(bank, {"sqlite": plain(first.records()), "directory": plain(second.records())})
    assert found == []
    assert compared > 20_000


def test_the_example_of_the_bank_finds_who_is_newly_listed(demo: Demo, tmp_path: Path) -> None:
    customers = tmp_path / "customers.csv"
    with Client(demo.url, demo.keys["institution"]) as client:
        lists = ["ABNORMAL_OPERATION", "SERIOUS_VIOLATION", "PENALTY"]
        verified = client.verify([it.credit_code for it in client.lists.enterprises() if it.credit_code], lists=lists)
    clear = next(it.enterprise["creditCode"] for it in verified.subjects if it.enterprise and not it.listed)
    customers.write_text(
        f"customer,credit_code,name\nC-1,{LISTED},\nC-2,{clear},\nC-3,913101150601727873,\nC-4,,没有这家公司\n",
        "utf-8",
    )
    environment = {**os.environ, "MINGJING_URL": demo.url, "MINGJING_KEY": demo.keys["institution"]}

    def run() -> list[str]:
        command = [sys.executable, PACKAGE / "examples" / "bank_sync.py", customers, tmp_path / "bank.db"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    first, second = run(), run()
    assert [it.split()[1] for it in first if it.startswith("NEW")] == ["C-1"]
    assert [it.split()[1:3] for it in first if it.startswith("LOOK")] == [["C-3", "INVALID"], ["C-4", "NOT_FOUND"]]
    assert not [it for it in second if it.startswith("NEW")]
    assert second[-1] == "1 of 4 customers are listed, 0 findings are new"


def test_the_command_line_verifies_a_file(demo: Demo, tmp_path: Path) -> None:
    environment = {**os.environ, "MINGJING_URL": demo.url, "MINGJING_KEY": demo.keys["institution"]}
    subjects = tmp_path / "s.csv"

    def run(text: str, **more: str) -> subprocess.CompletedProcess[str]:
        subjects.write_text(text, "utf-8")
        command = [sys.executable, "-m", "mingjing", "verify", subjects]
        return subprocess.run(command, env={**environment, **more}, capture_output=True, text=True)

    with Client(demo.url, demo.keys["institution"]) as client:
        codes = [it.credit_code for it in client.lists.enterprises() if it.credit_code]
        verified = client.verify(codes).subjects
    former = next(it for it in verified if any(its.verdict == "FORMERLY_LISTED" for its in it.verdicts))
    formerly = next(it for it in former.verdicts if it.verdict == "FORMERLY_LISTED")
    code = codes[former.index]
    for header in ("统一社会信用代码", "creditCode", "uscc"):
        done = run(f"备注,{header},电话\na,{LISTED},1\nb,9,1\nc,{code},1\n")
        assert (done.returncode, "电话" in done.stderr) == (0, True)
        rows = list(csv.DictReader(done.stdout.splitlines()))
        entries = [it for it in rows if (it["reference"], it["list"]) == ("a", "ABNORMAL_OPERATION")]
        assert {(it["status"], it["verdict"]) for it in entries} == {("FOUND", "LISTED")}
        assert any(it["in_force"] == "yes" and it["reason"] and it["listed_on"] for it in entries)
        (invalid,) = [it for it in rows if it["reference"] == "b"]
        assert (invalid["row"], invalid["status"], invalid["stated_credit_code"]) == ("3", "INVALID", "9")
        assert invalid["problem"].startswith("creditCode: ")
        ended = [it for it in rows if (it["reference"], it["list"]) == ("c", formerly.list)]
        assert [it["record_id"] for it in ended] == [it.record_id for it in formerly.hits]
        assert {(it["verdict"], it["in_force"], bool(it["removed_on"])) for it in ended} == {("FORMERLY_LISTED", "no", True)}
    (nobody,) = csv.DictReader(run("企业名称\n没有这家公司\n").stdout.splitlines())
    assert (nobody["status"], nobody["stated_name"]) == ("NOT_FOUND", "没有这家公司")
    assert nobody["problem"].startswith("no enterprise fits what is stated")
    unknown = run(f"code,phone\n{LISTED},1\n")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "credit_code" in unknown.stderr
    wrong = run(f"credit_code\n{LISTED}\n", MINGJING_KEY="mj_wrong")
    assert (wrong.returncode, "UNAUTHENTICATED" in wrong.stderr, "mj_wrong" in wrong.stderr) == (1, True, False)


def test_the_watch_list_of_the_readme_may_be_made_twice(bank: Client, capsys: pytest.CaptureFixture[str]) -> None:
    section = (PACKAGE / "README.md").read_text("utf-8").split("\n## Objections, watch lists and webhooks\n")[1]
    program = section.split("```python\n")[1].split("```")[0]
    for _ in range(2):
        exec(compile(program, "README.md", "exec"), {"client": bank})
    first, second = "\n".join(capsys.readouterr().out.splitlines()).split("[(", 1)
    assert first.splitlines()[0] == "1"
    assert second.splitlines()[1] == "0", "it is on the list already"
    (made,) = [it for it in bank.lists.watch_lists() if it.name == "loans"]
    for endpoint in list(bank.lists.webhook_endpoints()):
        gone = DeleteWebhookEndpointInput(endpoint_id=endpoint.id)
        assert bank.api.delete_webhook_endpoint(input=gone).delete_webhook_endpoint.user_errors == []
    deleted = bank.api.delete_watch_list(input=DeleteWatchListInput(watch_list_id=made.id)).delete_watch_list
    assert deleted.user_errors == []


def test_exports_are_requested_waited_for_and_downloaded_with_their_checksums(bank: Client, tmp_path: Path) -> None:
    head = int(bank.api.dataset().dataset.sequence)
    export = bank.exports.wait(bank.exports.request(["HONOUR", "PENALTY"], since=head // 2))
    assert (export.sequence, export.since) == (head, head // 2)
    files = bank.exports.download(export, tmp_path, kinds=["HONOUR"])
    changed = {it.record_id: it for it in bank.changes(head // 2, filter=ChangeFilter(kind=("HONOUR",)))}
    told = {row["recordId"]: row for file in files for row in rows_of(file)}
    # What came and went meanwhile is in none.
    assert {key for key, row in told.items() if not row["deleted"]} == {k for k, it in changed.items() if it.state == "CURRENT"}
    assert all(changed[key].state != "CURRENT" for key, row in told.items() if row["deleted"])
    assert all(row["content"] == changed[key].after for key, row in told.items() if not row["deleted"])
    # What is there already is not fetched again, and what was damaged is.
    files[0].write_bytes(b"x" * files[0].stat().st_size)
    assert bank.exports.download(export, tmp_path, kinds=["HONOUR"]) == files
    assert len(list(rows_of(files[0]))) == len(told)
    assert bank.exports.find("nonsense") is None
    with pytest.raises(BadInput, match="goes up to"):
        bank.exports.request(since=head + 1)


def test_a_data_set_is_read_as_of_an_earlier_change(bank: Client) -> None:
    now = bank.enterprise(LISTED)
    assert now is not None
    assert now.on_abnormal_list
    created = next(it for it in bank.changes(0, filter=ChangeFilter(kind="ENTERPRISE", credit_code=LISTED)))
    assert {"name", "creditCode"} <= set(created.changed_fields)
    assert created.after is not None
    assert {name for name, value in created.after.items() if value is not None} == set(created.changed_fields)
    then = bank.enterprise(LISTED, as_of=created.sequence)
    assert then is not None
    assert not then.on_abnormal_list, "the listing came later"
    assert bank.enterprise(LISTED, as_of=created.sequence - 1) is None
    listed = [it.id for it in bank.lists.abnormal_operations(as_of=AsOf(sequence=str(created.sequence)))]
    assert len(listed) < len(list(bank.lists.abnormal_operations()))


def test_watch_lists_and_endpoints_are_managed(bank: Client) -> None:
    made = bank.api.create_watch_list(input=CreateWatchListInput(name="loans")).create_watch_list.watch_list
    assert made is not None
    subjects = AddWatchSubjectsInput(watch_list_id=made.id, subjects=[LISTED, "nonsense"])
    added = bank.api.add_watch_subjects(input=subjects).add_watch_subjects
    assert (added.added, added.invalid) == (1, 1)
    assert [(it.code, it.is_registered) for it in bank.lists.watch_subjects(made.id)] == [(LISTED, True)]
    again = "mutation ($input: CreateWatchListInput!) { createWatchList(input: $input) { userErrors { path code message } } }"
    with pytest.raises(Refused, match="CONFLICT"):
        bank.mutate(again, {"name": "loans"})
    rule = WebhookRuleInput(watch_list_id=made.id)
    # Never to where the gateway is.
    wanted = CreateWebhookEndpointInput(url="https://127.0.0.1/hook", rules=[rule])
    refused = bank.api.create_webhook_endpoint(input=wanted).create_webhook_endpoint
    assert [it.path for it in refused.user_errors] == [["url"]]
    assert list(bank.lists.webhook_endpoints()) == []


def test_an_objection_is_filed_and_decided(bank: Client, association: Client) -> None:
    code = a_subject(association)
    record = association.submit("HONOUR", [honour(code, "异议")]).rows[0].record_id
    assert record is not None
    filed = bank.api.file_objection(
        input=FileObjectionInput(
            record_id=record,
            type=ObjectionType.CORRECTION,
            statement="此荣誉并未授予该企业。",
            objector=ObjectionObjectorInput(name="示例银行", contact="contact@bank.example"),
            idempotency_key="objection-1",
        )
    ).file_objection
    assert filed.objection is not None, filed.user_errors
    assert filed.objection.id in [it.id for it in bank.lists.objections(filter=ObjectionFilter(record_id=record))]


def test_a_copy_is_kept_with_asyncio_and_brought_up_to_date_by_a_delta(demo: Demo, association: Client, tmp_path: Path) -> None:
    async def copy(by_delta: bool) -> int:
        async with AsyncClient(demo.url, demo.keys["institution"]) as client:
            return (await pull_async(client, sink, once=True, by_delta=by_delta)).cursor

    with SqliteSink(tmp_path / "a.db") as sink:
        begun = asyncio.run(copy(by_delta=False))
        code = a_subject(association)
        association.submit("HONOUR", [honour(code, f"增量 {number}") for number in range(5)])
        assert asyncio.run(copy(by_delta=True)) == begun + 5
        titles = {it.content["title"] for it in sink.records("HONOUR")}
        assert {f"增量 {number}" for number in range(5)} <= titles
