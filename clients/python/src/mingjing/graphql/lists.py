"""Lists that page by themselves. Made by codegen/generate.py; do not edit."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, Optional

from .async_operations import AsyncOperations
from .enums import WebhookDeliveryState
from .fragments import (
    AbnormalOperationFields,
    AlterationFields,
    AnnualReportFields,
    BranchFields,
    ChattelMortgageFields,
    ComplaintFields,
    DisclosureFields,
    EnterpriseFields,
    EquityPledgeFields,
    ExportFields,
    HonourFields,
    InspectionFields,
    IntellectualPropertyPledgeFields,
    KeyPersonFields,
    LicenceFields,
    ObjectionFields,
    PenaltyFields,
    SeriousViolationFields,
    ShareholderFields,
    SupervisionRecordFields,
    WatchListFields,
    WebhookDeliveryFields,
    WebhookEndpointFields,
)
from .input_types import (
    AbnormalOperationFilter,
    AbnormalOperationOrder,
    AlterationFilter,
    AlterationOrder,
    AnnualReportFilter,
    AnnualReportOrder,
    AsOf,
    BranchFilter,
    BranchOrder,
    ChattelMortgageFilter,
    ChattelMortgageOrder,
    ComplaintFilter,
    ComplaintOrder,
    DisclosureFilter,
    DisclosureOrder,
    EnterpriseFilter,
    EnterpriseOrder,
    EquityPledgeFilter,
    EquityPledgeOrder,
    HonourFilter,
    HonourOrder,
    InspectionFilter,
    InspectionOrder,
    IntellectualPropertyPledgeFilter,
    IntellectualPropertyPledgeOrder,
    KeyPersonFilter,
    KeyPersonOrder,
    LicenceFilter,
    LicenceOrder,
    ObjectionFilter,
    ObjectionOrder,
    PenaltyFilter,
    PenaltyOrder,
    SeriousViolationFilter,
    SeriousViolationOrder,
    ShareholderFilter,
    ShareholderOrder,
    SupervisionRecordFilter,
    SupervisionRecordOrder,
)
from .operations import Operations
from . import UploadFaultsUploadFaultsNodes
from . import WatchSubjectsWatchSubjectsNodes


class Lists:
    """Each list of the schema, from its first row to its last, read a page at a time."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def enterprises(
        self,
        *,
        filter: Optional[EnterpriseFilter] = None,
        order_by: Optional[EnterpriseOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[EnterpriseFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.enterprises(first=page_size, after=after, **given)).enterprises
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def disclosures(
        self,
        *,
        credit_code: Optional[str] = None,
        registration_number: Optional[str] = None,
        filter: Optional[DisclosureFilter] = None,
        order_by: Optional[DisclosureOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[DisclosureFields]:
        arguments: dict[str, Any] = {
            "credit_code": credit_code,
            "registration_number": registration_number,
            "filter_": filter,
            "order_by": order_by,
            "as_of": as_of,
        }
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            found = (self._operations.disclosures(first=page_size, after=after, **given)).enterprise
            if found is None:
                return
            page = found.disclosures
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def exports(self, *, page_size: int = 100) -> Iterator[ExportFields]:
        arguments: dict[str, Any] = {}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.exports(first=page_size, after=after, **given)).exports
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def objections(
        self,
        *,
        filter: Optional[ObjectionFilter] = None,
        order_by: Optional[ObjectionOrder] = None,
        page_size: int = 100,
    ) -> Iterator[ObjectionFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.objections(first=page_size, after=after, **given)).objections
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def alterations(
        self,
        *,
        filter: Optional[AlterationFilter] = None,
        order_by: Optional[AlterationOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[AlterationFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.alterations(first=page_size, after=after, **given)).alterations
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def shareholders(
        self,
        *,
        filter: Optional[ShareholderFilter] = None,
        order_by: Optional[ShareholderOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[ShareholderFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.shareholders(first=page_size, after=after, **given)).shareholders
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def key_persons(
        self,
        *,
        filter: Optional[KeyPersonFilter] = None,
        order_by: Optional[KeyPersonOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[KeyPersonFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.key_persons(first=page_size, after=after, **given)).key_persons
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def branches(
        self,
        *,
        filter: Optional[BranchFilter] = None,
        order_by: Optional[BranchOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[BranchFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.branches(first=page_size, after=after, **given)).branches
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def licences(
        self,
        *,
        filter: Optional[LicenceFilter] = None,
        order_by: Optional[LicenceOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[LicenceFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.licences(first=page_size, after=after, **given)).licences
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def penalties(
        self,
        *,
        filter: Optional[PenaltyFilter] = None,
        order_by: Optional[PenaltyOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[PenaltyFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.penalties(first=page_size, after=after, **given)).penalties
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def chattel_mortgages(
        self,
        *,
        filter: Optional[ChattelMortgageFilter] = None,
        order_by: Optional[ChattelMortgageOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[ChattelMortgageFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.chattel_mortgages(first=page_size, after=after, **given)).chattel_mortgages
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def equity_pledges(
        self,
        *,
        filter: Optional[EquityPledgeFilter] = None,
        order_by: Optional[EquityPledgeOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[EquityPledgeFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.equity_pledges(first=page_size, after=after, **given)).equity_pledges
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def intellectual_property_pledges(
        self,
        *,
        filter: Optional[IntellectualPropertyPledgeFilter] = None,
        order_by: Optional[IntellectualPropertyPledgeOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[IntellectualPropertyPledgeFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (
                self._operations.intellectual_property_pledges(first=page_size, after=after, **given)
            ).intellectual_property_pledges
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def annual_reports(
        self,
        *,
        filter: Optional[AnnualReportFilter] = None,
        order_by: Optional[AnnualReportOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[AnnualReportFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.annual_reports(first=page_size, after=after, **given)).annual_reports
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def abnormal_operations(
        self,
        *,
        filter: Optional[AbnormalOperationFilter] = None,
        order_by: Optional[AbnormalOperationOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[AbnormalOperationFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.abnormal_operations(first=page_size, after=after, **given)).abnormal_operations
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def serious_violations(
        self,
        *,
        filter: Optional[SeriousViolationFilter] = None,
        order_by: Optional[SeriousViolationOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[SeriousViolationFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.serious_violations(first=page_size, after=after, **given)).serious_violations
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def inspections(
        self,
        *,
        filter: Optional[InspectionFilter] = None,
        order_by: Optional[InspectionOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[InspectionFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.inspections(first=page_size, after=after, **given)).inspections
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def complaints(
        self,
        *,
        filter: Optional[ComplaintFilter] = None,
        order_by: Optional[ComplaintOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[ComplaintFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.complaints(first=page_size, after=after, **given)).complaints
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def honours(
        self,
        *,
        filter: Optional[HonourFilter] = None,
        order_by: Optional[HonourOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[HonourFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.honours(first=page_size, after=after, **given)).honours
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def supervision_records(
        self,
        *,
        filter: Optional[SupervisionRecordFilter] = None,
        order_by: Optional[SupervisionRecordOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> Iterator[SupervisionRecordFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.supervision_records(first=page_size, after=after, **given)).supervision_records
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def upload_faults(self, id: str, *, page_size: int = 100) -> Iterator[UploadFaultsUploadFaultsNodes]:
        arguments: dict[str, Any] = {"id": id}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.upload_faults(first=page_size, after=after, **given)).upload_faults
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def watch_lists(self, *, page_size: int = 100) -> Iterator[WatchListFields]:
        arguments: dict[str, Any] = {}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.watch_lists(first=page_size, after=after, **given)).watch_lists
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def watch_subjects(self, watch_list_id: str, *, page_size: int = 100) -> Iterator[WatchSubjectsWatchSubjectsNodes]:
        arguments: dict[str, Any] = {"watch_list_id": watch_list_id}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.watch_subjects(first=page_size, after=after, **given)).watch_subjects
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def webhook_endpoints(self, *, page_size: int = 100) -> Iterator[WebhookEndpointFields]:
        arguments: dict[str, Any] = {}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.webhook_endpoints(first=page_size, after=after, **given)).webhook_endpoints
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    def webhook_deliveries(
        self, endpoint_id: str, *, state: Optional[WebhookDeliveryState] = None, page_size: int = 100
    ) -> Iterator[WebhookDeliveryFields]:
        arguments: dict[str, Any] = {"endpoint_id": endpoint_id, "state": state}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (self._operations.webhook_deliveries(first=page_size, after=after, **given)).webhook_deliveries
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor


class AsyncLists:
    """Each list of the schema, from its first row to its last, read a page at a time."""

    def __init__(self, operations: AsyncOperations) -> None:
        self._operations = operations

    async def enterprises(
        self,
        *,
        filter: Optional[EnterpriseFilter] = None,
        order_by: Optional[EnterpriseOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[EnterpriseFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.enterprises(first=page_size, after=after, **given)).enterprises
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def disclosures(
        self,
        *,
        credit_code: Optional[str] = None,
        registration_number: Optional[str] = None,
        filter: Optional[DisclosureFilter] = None,
        order_by: Optional[DisclosureOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[DisclosureFields]:
        arguments: dict[str, Any] = {
            "credit_code": credit_code,
            "registration_number": registration_number,
            "filter_": filter,
            "order_by": order_by,
            "as_of": as_of,
        }
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            found = (await self._operations.disclosures(first=page_size, after=after, **given)).enterprise
            if found is None:
                return
            page = found.disclosures
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def exports(self, *, page_size: int = 100) -> AsyncIterator[ExportFields]:
        arguments: dict[str, Any] = {}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.exports(first=page_size, after=after, **given)).exports
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def objections(
        self,
        *,
        filter: Optional[ObjectionFilter] = None,
        order_by: Optional[ObjectionOrder] = None,
        page_size: int = 100,
    ) -> AsyncIterator[ObjectionFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.objections(first=page_size, after=after, **given)).objections
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def alterations(
        self,
        *,
        filter: Optional[AlterationFilter] = None,
        order_by: Optional[AlterationOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[AlterationFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.alterations(first=page_size, after=after, **given)).alterations
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def shareholders(
        self,
        *,
        filter: Optional[ShareholderFilter] = None,
        order_by: Optional[ShareholderOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[ShareholderFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.shareholders(first=page_size, after=after, **given)).shareholders
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def key_persons(
        self,
        *,
        filter: Optional[KeyPersonFilter] = None,
        order_by: Optional[KeyPersonOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[KeyPersonFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.key_persons(first=page_size, after=after, **given)).key_persons
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def branches(
        self,
        *,
        filter: Optional[BranchFilter] = None,
        order_by: Optional[BranchOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[BranchFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.branches(first=page_size, after=after, **given)).branches
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def licences(
        self,
        *,
        filter: Optional[LicenceFilter] = None,
        order_by: Optional[LicenceOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[LicenceFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.licences(first=page_size, after=after, **given)).licences
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def penalties(
        self,
        *,
        filter: Optional[PenaltyFilter] = None,
        order_by: Optional[PenaltyOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[PenaltyFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.penalties(first=page_size, after=after, **given)).penalties
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def chattel_mortgages(
        self,
        *,
        filter: Optional[ChattelMortgageFilter] = None,
        order_by: Optional[ChattelMortgageOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[ChattelMortgageFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.chattel_mortgages(first=page_size, after=after, **given)).chattel_mortgages
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def equity_pledges(
        self,
        *,
        filter: Optional[EquityPledgeFilter] = None,
        order_by: Optional[EquityPledgeOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[EquityPledgeFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.equity_pledges(first=page_size, after=after, **given)).equity_pledges
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def intellectual_property_pledges(
        self,
        *,
        filter: Optional[IntellectualPropertyPledgeFilter] = None,
        order_by: Optional[IntellectualPropertyPledgeOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[IntellectualPropertyPledgeFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (
                await self._operations.intellectual_property_pledges(first=page_size, after=after, **given)
            ).intellectual_property_pledges
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def annual_reports(
        self,
        *,
        filter: Optional[AnnualReportFilter] = None,
        order_by: Optional[AnnualReportOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[AnnualReportFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.annual_reports(first=page_size, after=after, **given)).annual_reports
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def abnormal_operations(
        self,
        *,
        filter: Optional[AbnormalOperationFilter] = None,
        order_by: Optional[AbnormalOperationOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[AbnormalOperationFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (
                await self._operations.abnormal_operations(first=page_size, after=after, **given)
            ).abnormal_operations
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def serious_violations(
        self,
        *,
        filter: Optional[SeriousViolationFilter] = None,
        order_by: Optional[SeriousViolationOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[SeriousViolationFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.serious_violations(first=page_size, after=after, **given)).serious_violations
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def inspections(
        self,
        *,
        filter: Optional[InspectionFilter] = None,
        order_by: Optional[InspectionOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[InspectionFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.inspections(first=page_size, after=after, **given)).inspections
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def complaints(
        self,
        *,
        filter: Optional[ComplaintFilter] = None,
        order_by: Optional[ComplaintOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[ComplaintFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.complaints(first=page_size, after=after, **given)).complaints
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def honours(
        self,
        *,
        filter: Optional[HonourFilter] = None,
        order_by: Optional[HonourOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[HonourFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.honours(first=page_size, after=after, **given)).honours
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def supervision_records(
        self,
        *,
        filter: Optional[SupervisionRecordFilter] = None,
        order_by: Optional[SupervisionRecordOrder] = None,
        as_of: Optional[AsOf] = None,
        page_size: int = 100,
    ) -> AsyncIterator[SupervisionRecordFields]:
        arguments: dict[str, Any] = {"filter_": filter, "order_by": order_by, "as_of": as_of}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (
                await self._operations.supervision_records(first=page_size, after=after, **given)
            ).supervision_records
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def upload_faults(self, id: str, *, page_size: int = 100) -> AsyncIterator[UploadFaultsUploadFaultsNodes]:
        arguments: dict[str, Any] = {"id": id}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.upload_faults(first=page_size, after=after, **given)).upload_faults
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def watch_lists(self, *, page_size: int = 100) -> AsyncIterator[WatchListFields]:
        arguments: dict[str, Any] = {}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.watch_lists(first=page_size, after=after, **given)).watch_lists
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def watch_subjects(
        self, watch_list_id: str, *, page_size: int = 100
    ) -> AsyncIterator[WatchSubjectsWatchSubjectsNodes]:
        arguments: dict[str, Any] = {"watch_list_id": watch_list_id}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.watch_subjects(first=page_size, after=after, **given)).watch_subjects
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def webhook_endpoints(self, *, page_size: int = 100) -> AsyncIterator[WebhookEndpointFields]:
        arguments: dict[str, Any] = {}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.webhook_endpoints(first=page_size, after=after, **given)).webhook_endpoints
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor

    async def webhook_deliveries(
        self, endpoint_id: str, *, state: Optional[WebhookDeliveryState] = None, page_size: int = 100
    ) -> AsyncIterator[WebhookDeliveryFields]:
        arguments: dict[str, Any] = {"endpoint_id": endpoint_id, "state": state}
        given = {name: value for name, value in arguments.items() if value is not None}
        after: Optional[str] = None
        while True:
            page = (await self._operations.webhook_deliveries(first=page_size, after=after, **given)).webhook_deliveries
            if page is None:
                return
            for node in page.nodes:
                yield node
            if not page.page_info.has_next_page:
                return
            after = page.page_info.end_cursor
