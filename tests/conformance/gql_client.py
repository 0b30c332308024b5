"""Python's stock client (gql over httpx) fetches and introspects as its users would: gql_client.py URL [KEY]."""

import sys

from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXTransport


def main() -> None:
    url, *key = sys.argv[1:]
    headers = {"X-API-Key": key[0]} if key and key[0] else {}
    client = Client(
        transport=HTTPXTransport(url=url, headers=headers),
        fetch_schema_from_transport=True,
    )
    with client as session:
        data = session.execute(gql("query Conformance { __typename dataset { synthetic } }"))
        assert data["__typename"] == "Query", data
        assert isinstance(data["dataset"]["synthetic"], bool), data
        types = len(client.schema.type_map)

    # Without the schema, the client leaves it to the gateway to refuse.
    with Client(transport=HTTPXTransport(url=url, headers=headers)) as session:
        try:
            session.execute(gql("{ noSuchField }"))
        except TransportQueryError as error:
            code = error.errors[0]["extensions"]["code"]
            assert code == "GRAPHQL_VALIDATION_FAILED", code
        else:
            raise AssertionError("an unknown field was accepted")
    print(f"gql (Python): fetched and introspected {types} types, and was told about an unknown field")


if __name__ == "__main__":
    main()
