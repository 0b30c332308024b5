"""Organisations that write at the same time: they enter, correct, withdraw and publish again, and decide on objections.

Each goes on over whatever breaks. A submission whose answer was lost is sent again by its idempotency key, and what was
acknowledged is kept.
"""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gateway import City

Row = dict[str, Any]

GIVE_UP_AFTER = 180.0
PASSING = {"RATE_LIMITED", "OVERLOADED", "TIMEOUT", "IDEMPOTENCY_IN_PROGRESS"}
OUTCOME = "rows { status recordId revision userErrors { code message } } userErrors { code message }"
SUBJECTS = """
query($f: EnterpriseFilter) { enterprises(first: 100, filter: $f) { nodes { creditCode } } }"""


class Refused(Exception):
    """A refusal that does not pass."""


class Caller:
    """Asks the gateways by one key, any of them, again over whatever passes."""

    def __init__(self, city: City, who: str, chance: random.Random) -> None:
        self._city, self._key, self._chance = city, city.keys[who], chance
        self.again = 0

    def ask(self, document: str, variables: Row) -> Row:
        """The data of the answer."""
        until = time.monotonic() + GIVE_UP_AFTER
        while True:
            data = self._attempt(json.dumps({"query": document, "variables": variables}).encode())
            if data is not None:
                return data
            if time.monotonic() > until:
                raise TimeoutError(f"no answer for {GIVE_UP_AFTER:.0f} s")
            self.again += 1
            time.sleep(self._chance.uniform(0.05, 0.3))

    def _attempt(self, body: bytes) -> Row | None:
        url = f"{self._chance.choice(self._city.urls)}/graphql"
        headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json", "X-API-Key": self._key}
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=20) as answer:
                told = json.load(answer)
        except urllib.error.HTTPError as refusal:
            told = json.loads(refusal.read() or b"{}")
        except (OSError, http.client.HTTPException, ValueError):
            return None
        for error in told.get("errors", []):
            if error["extensions"]["code"] in PASSING:
                return None
            raise Refused(json.dumps(error, ensure_ascii=False))
        data: Row = told["data"]
        return data


@dataclass(frozen=True)
class Kind:
    """A kind of record that an organisation writes."""

    singular: str
    plural: str
    row: Callable[[random.Random], Row]
    changes: Callable[[random.Random], Row]


def _name(chance: random.Random) -> str:
    return f"{chance.getrandbits(40):010x}"


def _day(chance: random.Random) -> str:
    return f"2017-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


HONOUR = Kind(
    "Honour",
    "Honours",
    lambda it: {
        "title": f"诚信企业 {_name(it)}",
        "level": it.choice(["MUNICIPAL", "DISTRICT", None]),
        "awardedOn": _day(it),
        "authority": "示例行业协会",
        "documentNumber": f"誉〔2017〕{_name(it)}号",
    },
    lambda it: {"title": f"诚信示范企业 {_name(it)}", "basis": it.choice(["评定办法", "第一行\n第二行 \\ “引号”", None])},
)
SUPERVISION_RECORD = Kind(
    "SupervisionRecord",
    "SupervisionRecords",
    lambda it: {
        "kind": it.choice(["WARNING", "RATING", "COMMENDATION"]),
        "content": f"责令限期整改\u2028{_name(it)}",
        "decidedOn": _day(it),
        "authority": "示例行业协会",
        "documentNumber": f"监〔2017〕{_name(it)}号",
    },
    lambda it: {"content": f"予以表彰 {_name(it)}", "validTo": it.choice(["2030-01-01", None])},
)
PENALTY = Kind(
    "Penalty",
    "Penalties",
    lambda it: {
        "documentNumber": f"罚字〔2017〕{_name(it)}号",
        "kinds": it.choice([["FINE"], ["WARNING", "FINE"]]),
        "fineAmount": it.choice([None, "0.01", "9.3", "124.074", "12345678.9"]),
        "facts": f"虚假宣传 {_name(it)}",
        "decidedOn": _day(it),
        "authority": "示例区县",
    },
    lambda it: {"fineAmount": f"{it.randint(1, 99)}.{it.randint(1, 9)}", "facts": it.choice([f"更正 {_name(it)}", None])},
)


class Writer(threading.Thread):
    """One organisation that writes records of some kinds until it is told to stop."""

    def __init__(self, city: City, who: str, kinds: list[Kind], filter_: Row, seed: str) -> None:
        super().__init__(name=f"writer {seed}", daemon=True)
        self._chance = random.Random(seed)
        self._caller = Caller(city, who, self._chance)
        self._kinds, self._filter = kinds, filter_
        self._subjects: list[str] = []
        self._mine: dict[str, tuple[Kind, int]] = {}
        self._is_over = threading.Event()
        self.written: list[tuple[str, int]] = []
        """What was acknowledged: records and their revisions."""
        self.failure: BaseException | None = None

    @property
    def again(self) -> int:
        """How often something was asked again."""
        return self._caller.again

    def run(self) -> None:
        try:
            nodes = self._caller.ask(SUBJECTS, {"f": self._filter})["enterprises"]["nodes"]
            self._subjects = [it["creditCode"] for it in nodes if it["creditCode"]]
            while not self._is_over.wait(self._chance.uniform(0.0, 0.15)):
                self.act(self._chance)
        except BaseException as error:
            self.failure = error

    def act(self, chance: random.Random) -> None:
        """Does one thing."""
        fate = chance.random()
        if fate < 0.5 or not self._mine:
            self.enter(chance.choice(self._kinds), chance.randint(1, 4))
            return
        record = chance.choice(sorted(self._mine))
        kind, revision = self._mine[record]
        row: Row = {"id": record, "expectedRevision": revision, "reason": "笔误"}
        if fate < 0.8:
            # Of one that was withdrawn it publishes the record again.
            self._send(kind, f"correct{kind.plural}", f"Correct{kind.plural}Input", [{**row, "changes": kind.changes(chance)}])
        else:
            self._send(kind, f"withdraw{kind.plural}", f"Withdraw{kind.plural}Input", [row])

    def enter(self, kind: Kind, count: int) -> list[tuple[str, int]]:
        """Enters records; they and their revisions."""
        subject = {"creditCode": self._chance.choice(self._subjects)}
        rows = [{"subject": subject, **kind.row(self._chance)} for _ in range(count)]
        return self._send(kind, f"submit{kind.plural}", f"Submit{kind.plural}Input", rows)

    def _send(self, kind: Kind, mutation: str, input_: str, rows: list[Row]) -> list[tuple[str, int]]:
        document = f"mutation($input: {input_}!) {{ {mutation}(input: $input) {{ {OUTCOME} }} }}"
        variables = {"input": {"idempotencyKey": f"{self._chance.getrandbits(128):032x}", "rows": rows}}
        outcome = self._caller.ask(document, variables)[mutation]
        # Whoever lost the answer and asks again is told the same, and nothing is written twice.
        if self._chance.random() < 0.1 and (again := self._caller.ask(document, variables)[mutation]) != outcome:
            raise AssertionError(f"the same key was answered {outcome}, and then {again}")
        if outcome["userErrors"] or any(row["userErrors"] for row in outcome["rows"]):
            raise Refused(json.dumps(outcome, ensure_ascii=False))
        told = [(row["recordId"], row["revision"]) for row in outcome["rows"] if row["status"] != "UNCHANGED"]
        for record, revision in told:
            self._mine[record] = (kind, revision)
        self.written += told
        return told

    def stop(self) -> None:
        """Lets it end what it is doing."""
        self._is_over.set()
        self.join(GIVE_UP_AFTER)
        if self.is_alive():
            raise TimeoutError(f"{self.name} does not end")
        if self.failure is not None:
            raise self.failure


class Disputed(Writer):
    """An association to whose honours a bank objects. It decides itself, or the operator over its head."""

    def __init__(self, city: City, filter_: Row, seed: str) -> None:
        super().__init__(city, "association", [HONOUR], filter_, seed)
        self._bank = Caller(city, "institution", self._chance)
        self._operator = Caller(city, "operator", self._chance)

    def act(self, chance: random.Random) -> None:
        """Has a new record objected to, and the objection decided."""
        [(record, revision)] = self.enter(HONOUR, 1)
        objector = {"name": "某某", "contact": "021-00000000"}
        objection = self._objection(self._bank, "fileObjection", "FileObjectionInput", {
            "recordId": record, "type": "CORRECTION", "statement": "有误", "objector": objector, "idempotencyKey": record,
        })  # fmt: skip
        decision = chance.choice(["UPHELD", "CORRECTED", "WITHDRAWN"])
        judge = self._operator if decision == "CORRECTED" else self._caller
        # It has no key: where its answer was lost, it says that the objection was accepted already.
        judge.ask("mutation($input: AcceptObjectionInput!) { acceptObjection(input: $input) { objection { id } } }",
                  {"input": {"objectionId": objection}})  # fmt: skip
        decided: Row = {
            "objectionId": objection, "decision": decision, "explanation": "经核实", "expectedState": "ACCEPTED",
            "idempotencyKey": f"decide-{record}",
        }  # fmt: skip
        if decision == "CORRECTED":
            fields = [{"name": "title", "value": f"更正后的荣誉 {_name(chance)}"}]
            # Filing was a change of the record too.
            decided["correction"] = {"expectedRevision": revision + 1, "fields": fields}
        self._objection(judge, "decideObjection", "DecideObjectionInput", decided)
        self._mine.clear()

    def _objection(self, who: Caller, mutation: str, type_: str, input_: Row) -> str:
        outcome = "objection { id } userErrors { message }"
        document = f"mutation($input: {type_}!) {{ {mutation}(input: $input) {{ {outcome} }} }}"
        payload = who.ask(document, {"input": input_})[mutation]
        if payload["userErrors"]:
            raise Refused(json.dumps(payload, ensure_ascii=False))
        return str(payload["objection"]["id"])


def start_writers(city: City, seed: int) -> list[Writer]:
    """The organisations, at work."""
    members = {"industry": ["TRADE", "HOTELS_AND_CATERING"]}
    writers = [
        Writer(city, "association", [HONOUR, SUPERVISION_RECORD], members, f"{seed}-1"),
        Writer(city, "association", [HONOUR], members, f"{seed}-2"),
        Writer(city, "authority", [PENALTY], {"district": ["310115"]}, f"{seed}-3"),
        Disputed(city, members, f"{seed}-4"),
    ]
    for writer in writers:
        writer.start()
    return writers
