from typing import Any, Optional, Union

from .abnormal_operations import AbnormalOperations
from .accept_objection import AcceptObjection
from .add_watch_subjects import AddWatchSubjects
from .alterations import Alterations
from .annual_report_details import AnnualReportDetails
from .annual_reports import AnnualReports
from .autocomplete import Autocomplete
from .base_model import UNSET, UnsetType
from .branches import Branches
from .cancel_export import CancelExport
from .changes import Changes
from .chattel_mortgages import ChattelMortgages
from .code_tables import CodeTables
from .complaints import Complaints
from .correct_abnormal_operations import CorrectAbnormalOperations
from .correct_alterations import CorrectAlterations
from .correct_annual_reports import CorrectAnnualReports
from .correct_branches import CorrectBranches
from .correct_chattel_mortgages import CorrectChattelMortgages
from .correct_complaints import CorrectComplaints
from .correct_equity_pledges import CorrectEquityPledges
from .correct_honours import CorrectHonours
from .correct_inspections import CorrectInspections
from .correct_intellectual_property_pledges import CorrectIntellectualPropertyPledges
from .correct_key_persons import CorrectKeyPersons
from .correct_licences import CorrectLicences
from .correct_penalties import CorrectPenalties
from .correct_serious_violations import CorrectSeriousViolations
from .correct_shareholders import CorrectShareholders
from .correct_supervision_records import CorrectSupervisionRecords
from .cost_of import CostOf
from .create_watch_list import CreateWatchList
from .create_webhook_endpoint import CreateWebhookEndpoint
from .dataset import Dataset
from .decide_objection import DecideObjection
from .delete_watch_list import DeleteWatchList
from .delete_webhook_endpoint import DeleteWebhookEndpoint
from .disable_webhook_endpoint import DisableWebhookEndpoint
from .disclosures import Disclosures
from .enable_webhook_endpoint import EnableWebhookEndpoint
from .end_former_webhook_secret import EndFormerWebhookSecret
from .enterprise import Enterprise
from .enterprises import Enterprises
from .enums import DisclosureKind, WebhookDeliveryState
from .equity_pledges import EquityPledges
from .exports import Exports
from .file_objection import FileObjection
from .forward_objection import ForwardObjection
from .honours import Honours
from .input_types import (
    AbnormalOperationFilter,
    AbnormalOperationOrder,
    AcceptObjectionInput,
    AddWatchSubjectsInput,
    AlterationFilter,
    AlterationOrder,
    AnnualReportFilter,
    AnnualReportOrder,
    AsOf,
    BranchFilter,
    BranchOrder,
    CancelExportInput,
    ChangeFilter,
    ChattelMortgageFilter,
    ChattelMortgageOrder,
    ComplaintFilter,
    ComplaintOrder,
    CorrectAbnormalOperationsInput,
    CorrectAlterationsInput,
    CorrectAnnualReportsInput,
    CorrectBranchesInput,
    CorrectChattelMortgagesInput,
    CorrectComplaintsInput,
    CorrectEquityPledgesInput,
    CorrectHonoursInput,
    CorrectInspectionsInput,
    CorrectIntellectualPropertyPledgesInput,
    CorrectKeyPersonsInput,
    CorrectLicencesInput,
    CorrectPenaltiesInput,
    CorrectSeriousViolationsInput,
    CorrectShareholdersInput,
    CorrectSupervisionRecordsInput,
    CreateWatchListInput,
    CreateWebhookEndpointInput,
    DecideObjectionInput,
    DeleteWatchListInput,
    DeleteWebhookEndpointInput,
    DisableWebhookEndpointInput,
    DisclosureFilter,
    DisclosureOrder,
    EnableWebhookEndpointInput,
    EndFormerWebhookSecretInput,
    EnterpriseFilter,
    EnterpriseOrder,
    EnterpriseSearchFilter,
    EquityPledgeFilter,
    EquityPledgeOrder,
    FileObjectionInput,
    ForwardObjectionInput,
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
    RedeliverWebhooksInput,
    RefuseObjectionInput,
    RemoveWatchSubjectsInput,
    RenameWatchListInput,
    ReplayWebhooksInput,
    RequestExportInput,
    RotateWebhookSecretInput,
    SendTestEventInput,
    SeriousViolationFilter,
    SeriousViolationOrder,
    ShareholderFilter,
    ShareholderOrder,
    SubmitAbnormalOperationsInput,
    SubmitAlterationsInput,
    SubmitAnnualReportsInput,
    SubmitBranchesInput,
    SubmitChattelMortgagesInput,
    SubmitComplaintsInput,
    SubmitEquityPledgesInput,
    SubmitHonoursInput,
    SubmitInspectionsInput,
    SubmitIntellectualPropertyPledgesInput,
    SubmitKeyPersonsInput,
    SubmitLicencesInput,
    SubmitPenaltiesInput,
    SubmitSeriousViolationsInput,
    SubmitShareholdersInput,
    SubmitSupervisionRecordsInput,
    SupervisionRecordFilter,
    SupervisionRecordOrder,
    UpdateWebhookEndpointInput,
    VerifySubject,
    WithdrawAbnormalOperationsInput,
    WithdrawAlterationsInput,
    WithdrawAnnualReportsInput,
    WithdrawBranchesInput,
    WithdrawChattelMortgagesInput,
    WithdrawComplaintsInput,
    WithdrawEquityPledgesInput,
    WithdrawHonoursInput,
    WithdrawInspectionsInput,
    WithdrawIntellectualPropertyPledgesInput,
    WithdrawKeyPersonsInput,
    WithdrawLicencesInput,
    WithdrawPenaltiesInput,
    WithdrawSeriousViolationsInput,
    WithdrawShareholdersInput,
    WithdrawSupervisionRecordsInput,
)
from .inspections import Inspections
from .intellectual_property_pledges import IntellectualPropertyPledges
from .key_persons import KeyPersons
from .licences import Licences
from .objection import Objection
from .objections import Objections
from .operations_base import SyncBase
from .penalties import Penalties
from .rate_limit import RateLimit
from .record import Record
from .record_revisions import RecordRevisions
from .redeliver_webhooks import RedeliverWebhooks
from .refuse_objection import RefuseObjection
from .remove_watch_subjects import RemoveWatchSubjects
from .rename_watch_list import RenameWatchList
from .replay_webhooks import ReplayWebhooks
from .request_export import RequestExport
from .rotate_webhook_secret import RotateWebhookSecret
from .search_enterprises import SearchEnterprises
from .send_test_event import SendTestEvent
from .serious_violations import SeriousViolations
from .shareholders import Shareholders
from .submit_abnormal_operations import SubmitAbnormalOperations
from .submit_alterations import SubmitAlterations
from .submit_annual_reports import SubmitAnnualReports
from .submit_branches import SubmitBranches
from .submit_chattel_mortgages import SubmitChattelMortgages
from .submit_complaints import SubmitComplaints
from .submit_equity_pledges import SubmitEquityPledges
from .submit_honours import SubmitHonours
from .submit_inspections import SubmitInspections
from .submit_intellectual_property_pledges import SubmitIntellectualPropertyPledges
from .submit_key_persons import SubmitKeyPersons
from .submit_licences import SubmitLicences
from .submit_penalties import SubmitPenalties
from .submit_serious_violations import SubmitSeriousViolations
from .submit_shareholders import SubmitShareholders
from .submit_supervision_records import SubmitSupervisionRecords
from .supervision_records import SupervisionRecords
from .update_webhook_endpoint import UpdateWebhookEndpoint
from .upload_faults import UploadFaults
from .verify import Verify
from .viewer import Viewer
from .watch_lists import WatchLists
from .watch_subjects import WatchSubjects
from .webhook_deliveries import WebhookDeliveries
from .webhook_endpoint import WebhookEndpoint
from .webhook_endpoints import WebhookEndpoints
from .withdraw_abnormal_operations import WithdrawAbnormalOperations
from .withdraw_alterations import WithdrawAlterations
from .withdraw_annual_reports import WithdrawAnnualReports
from .withdraw_branches import WithdrawBranches
from .withdraw_chattel_mortgages import WithdrawChattelMortgages
from .withdraw_complaints import WithdrawComplaints
from .withdraw_equity_pledges import WithdrawEquityPledges
from .withdraw_honours import WithdrawHonours
from .withdraw_inspections import WithdrawInspections
from .withdraw_intellectual_property_pledges import WithdrawIntellectualPropertyPledges
from .withdraw_key_persons import WithdrawKeyPersons
from .withdraw_licences import WithdrawLicences
from .withdraw_penalties import WithdrawPenalties
from .withdraw_serious_violations import WithdrawSeriousViolations
from .withdraw_shareholders import WithdrawShareholders
from .withdraw_supervision_records import WithdrawSupervisionRecords


def gql(q: str) -> str:
    return q


class Operations(SyncBase):
    def viewer(self, **kwargs: Any) -> Viewer:
        query = gql("""
            query Viewer {
              viewer {
                client {
                  clientId
                  name
                  keyId
                }
                organisation {
                  name
                  kind {
                    value
                    code
                    label
                  }
                  division
                  industrySections {
                    value
                    code
                    label
                  }
                  kinds
                  membersOnly
                  needsReview
                }
                tier {
                  name
                  documents
                  limits {
                    requestsPerSecond
                    burst
                    concurrencyMax
                    bucketPoints
                    refillPointsPerSecond
                    pointsPerMonth
                    queryCostMax
                    pageSizeMax
                    subscriptionsMax
                    exportsPerDay
                    watchedSubjectsMax
                    writesPerMinute
                  }
                }
                scopes {
                  value
                  code
                }
              }
            }
            """)
        variables: dict[str, object] = {}
        response = self.execute(
            query=query, operation_name="Viewer", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Viewer.model_validate(data)

    def rate_limit(self, **kwargs: Any) -> RateLimit:
        query = gql("""
            query RateLimit {
              rateLimit {
                limit
                remaining
                cost
                resetAt
              }
            }
            """)
        variables: dict[str, object] = {}
        response = self.execute(
            query=query, operation_name="RateLimit", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RateLimit.model_validate(data)

    def cost_of(
        self,
        query: str,
        variables: Union[Optional[str], UnsetType] = UNSET,
        operation_name: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> CostOf:
        _query = gql("""
            query CostOf($query: String!, $variables: String, $operationName: String) {
              costOf(query: $query, variables: $variables, operationName: $operationName) {
                requested
                ceiling
                refused
                fields {
                  key
                  field
                  points
                }
                errors {
                  code
                  message
                  line
                }
              }
            }
            """)
        _variables: dict[str, object] = {
            "query": query,
            "variables": variables,
            "operationName": operation_name,
        }
        response = self.execute(
            query=_query, operation_name="CostOf", variables=_variables, **kwargs
        )
        data = self.get_data(response)
        return CostOf.model_validate(data)

    def dataset(self, **kwargs: Any) -> Dataset:
        query = gql("""
            query Dataset {
              dataset {
                name
                synthetic
                licence
                attribution
                sequence
                updatedAt
                schemaVersion
              }
            }
            """)
        variables: dict[str, object] = {}
        response = self.execute(
            query=query, operation_name="Dataset", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Dataset.model_validate(data)

    def code_tables(
        self, names: Union[Optional[list[str]], UnsetType] = UNSET, **kwargs: Any
    ) -> CodeTables:
        query = gql("""
            query CodeTables($names: [String!]) {
              codeTables(names: $names) {
                name
                title
                codes {
                  value
                  code
                  zh
                  en
                  legalBasis
                }
              }
            }
            """)
        variables: dict[str, object] = {"names": names}
        response = self.execute(
            query=query, operation_name="CodeTables", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CodeTables.model_validate(data)

    def changes(
        self,
        after: str,
        first: int,
        filter_: Union[Optional[ChangeFilter], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Changes:
        query = gql("""
            query Changes($after: String!, $first: Int!, $filter: ChangeFilter) {
              changes(after: $after, first: $first, filter: $filter) {
                events {
                  ...ChangeFields
                }
                upTo
                hasMore
                head
              }
            }

            fragment ChangeFields on ChangeEvent {
              sequence
              at
              operation
              kind
              recordId
              revision
              enterprise {
                ...EnterpriseReference
              }
              by {
                ...OrganisationReference
              }
              state {
                value
              }
              underObjection
              reason
              after
              before
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }
            """)
        variables: dict[str, object] = {
            "after": after,
            "first": first,
            "filter": filter_,
        }
        response = self.execute(
            query=query, operation_name="Changes", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Changes.model_validate(data)

    def enterprise(
        self,
        credit_code: Union[Optional[str], UnsetType] = UNSET,
        registration_number: Union[Optional[str], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Enterprise:
        query = gql("""
            query Enterprise($creditCode: CreditCode, $registrationNumber: String, $asOf: AsOf) {
              enterprise(
                creditCode: $creditCode
                registrationNumber: $registrationNumber
                asOf: $asOf
              ) {
                ...EnterpriseFields
              }
            }

            fragment EnterpriseFields on Enterprise {
              __typename
              id
              creditCode
              registrationNumber
              name
              formerNames
              entityType {
                value
                code
                label
              }
              legalRepresentative
              registeredCapital {
                amount
                currency
              }
              establishedOn
              termFrom
              termTo
              registrationAuthority
              approvedOn
              status {
                value
                code
                label
              }
              statusText
              address
              businessScope
              district {
                code
                name
              }
              industry {
                value
                code
                label
              }
              revokedOn
              deregisteredOn
              onAbnormalList
              onSeriousList
              publisher {
                ...OrganisationReference
              }
              revision
              publishedAt
              updatedAt
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }
            """)
        variables: dict[str, object] = {
            "creditCode": credit_code,
            "registrationNumber": registration_number,
            "asOf": as_of,
        }
        response = self.execute(
            query=query, operation_name="Enterprise", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Enterprise.model_validate(data)

    def enterprises(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[EnterpriseFilter], UnsetType] = UNSET,
        order_by: Union[Optional[EnterpriseOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Enterprises:
        query = gql("""
            query Enterprises($first: Int, $after: String, $last: Int, $before: String, $filter: EnterpriseFilter, $orderBy: EnterpriseOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              enterprises(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...EnterpriseFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment EnterpriseFields on Enterprise {
              __typename
              id
              creditCode
              registrationNumber
              name
              formerNames
              entityType {
                value
                code
                label
              }
              legalRepresentative
              registeredCapital {
                amount
                currency
              }
              establishedOn
              termFrom
              termTo
              registrationAuthority
              approvedOn
              status {
                value
                code
                label
              }
              statusText
              address
              businessScope
              district {
                code
                name
              }
              industry {
                value
                code
                label
              }
              revokedOn
              deregisteredOn
              onAbnormalList
              onSeriousList
              publisher {
                ...OrganisationReference
              }
              revision
              publishedAt
              updatedAt
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Enterprises", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Enterprises.model_validate(data)

    def search_enterprises(
        self,
        query: str,
        with_total: Union[bool, UnsetType] = UNSET,
        filter_: Union[Optional[EnterpriseSearchFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> SearchEnterprises:
        _query = gql("""
            query SearchEnterprises($query: String!, $filter: EnterpriseSearchFilter, $first: Int, $after: String, $last: Int, $before: String, $withTotal: Boolean! = false) {
              searchEnterprises(
                query: $query
                filter: $filter
                first: $first
                after: $after
                last: $last
                before: $before
              ) {
                sequence
                totalCount @include(if: $withTotal)
                edges {
                  cursor
                  matched
                  highlights {
                    text
                    ranges {
                      start
                      end
                    }
                  }
                  node {
                    ...EnterpriseFields
                  }
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment EnterpriseFields on Enterprise {
              __typename
              id
              creditCode
              registrationNumber
              name
              formerNames
              entityType {
                value
                code
                label
              }
              legalRepresentative
              registeredCapital {
                amount
                currency
              }
              establishedOn
              termFrom
              termTo
              registrationAuthority
              approvedOn
              status {
                value
                code
                label
              }
              statusText
              address
              businessScope
              district {
                code
                name
              }
              industry {
                value
                code
                label
              }
              revokedOn
              deregisteredOn
              onAbnormalList
              onSeriousList
              publisher {
                ...OrganisationReference
              }
              revision
              publishedAt
              updatedAt
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "query": query,
            "filter": filter_,
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "withTotal": with_total,
        }
        response = self.execute(
            query=_query,
            operation_name="SearchEnterprises",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SearchEnterprises.model_validate(data)

    def autocomplete(
        self, prefix: str, first: Union[Optional[int], UnsetType] = UNSET, **kwargs: Any
    ) -> Autocomplete:
        query = gql("""
            query Autocomplete($prefix: String!, $first: Int) {
              autocomplete(prefix: $prefix, first: $first) {
                text
                matched
              }
            }
            """)
        variables: dict[str, object] = {"prefix": prefix, "first": first}
        response = self.execute(
            query=query, operation_name="Autocomplete", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Autocomplete.model_validate(data)

    def disclosures(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        credit_code: Union[Optional[str], UnsetType] = UNSET,
        registration_number: Union[Optional[str], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[DisclosureFilter], UnsetType] = UNSET,
        order_by: Union[Optional[DisclosureOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Disclosures:
        query = gql("""
            query Disclosures($creditCode: CreditCode, $registrationNumber: String, $first: Int, $after: String, $last: Int, $before: String, $filter: DisclosureFilter, $orderBy: DisclosureOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              enterprise(
                creditCode: $creditCode
                registrationNumber: $registrationNumber
                asOf: $asOf
              ) {
                ...EnterpriseReference
                disclosures(
                  first: $first
                  after: $after
                  last: $last
                  before: $before
                  filter: $filter
                  orderBy: $orderBy
                ) {
                  totalCount @include(if: $withTotal)
                  nodes {
                    __typename
                    ...DisclosureFields
                  }
                  pageInfo {
                    ...PageFields
                  }
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "creditCode": credit_code,
            "registrationNumber": registration_number,
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Disclosures", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Disclosures.model_validate(data)

    def exports(
        self,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Exports:
        query = gql("""
            query Exports($first: Int, $after: String) {
              exports(first: $first, after: $after) {
                nodes {
                  ...ExportFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment ExportFields on Export {
              id
              state {
                value
                code
                label
              }
              sequence
              since
              kinds
              format
              compression
              withContacts
              scheduled
              progress {
                rows
                of
              }
              bytes
              failure
              createdAt
              finishedAt
              expiresAt
              idempotencyKey
              path
              manifestPath
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {"first": first, "after": after}
        response = self.execute(
            query=query, operation_name="Exports", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Exports.model_validate(data)

    def request_export(self, input: RequestExportInput, **kwargs: Any) -> RequestExport:
        query = gql("""
            mutation RequestExport($input: RequestExportInput!) {
              requestExport(input: $input) {
                export {
                  ...ExportFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment ExportFields on Export {
              id
              state {
                value
                code
                label
              }
              sequence
              since
              kinds
              format
              compression
              withContacts
              scheduled
              progress {
                rows
                of
              }
              bytes
              failure
              createdAt
              finishedAt
              expiresAt
              idempotencyKey
              path
              manifestPath
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="RequestExport", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RequestExport.model_validate(data)

    def cancel_export(self, input: CancelExportInput, **kwargs: Any) -> CancelExport:
        query = gql("""
            mutation CancelExport($input: CancelExportInput!) {
              cancelExport(input: $input) {
                export {
                  ...ExportFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment ExportFields on Export {
              id
              state {
                value
                code
                label
              }
              sequence
              since
              kinds
              format
              compression
              withContacts
              scheduled
              progress {
                rows
                of
              }
              bytes
              failure
              createdAt
              finishedAt
              expiresAt
              idempotencyKey
              path
              manifestPath
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="CancelExport", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CancelExport.model_validate(data)

    def objection(self, id: str, **kwargs: Any) -> Objection:
        query = gql("""
            query Objection($id: ID!) {
              objection(id: $id) {
                ...ObjectionFields
              }
            }

            fragment ObjectionFields on Objection {
              id
              recordId
              kind {
                value
                code
                label
              }
              enterpriseId
              publisher {
                ...ObjectionPartyFields
              }
              filedBy {
                ...ObjectionPartyFields
              }
              type {
                value
                code
                label
              }
              state {
                value
                code
                label
              }
              statement
              evidence {
                name
                sha256
                size
                mediaType
              }
              objector {
                name
                contact
              }
              filedAt
              dueOn
              overdue
              deadlines {
                rule
                title
                dueOn
                reason
                metOn
              }
              steps {
                at
                act {
                  value
                  code
                  label
                }
                organisation {
                  ...ObjectionPartyFields
                }
                note
                dueOn
              }
            }

            fragment ObjectionPartyFields on ObjectionParty {
              id
              name
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = self.execute(
            query=query, operation_name="Objection", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Objection.model_validate(data)

    def objections(
        self,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[ObjectionFilter], UnsetType] = UNSET,
        order_by: Union[Optional[ObjectionOrder], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Objections:
        query = gql("""
            query Objections($first: Int, $after: String, $filter: ObjectionFilter, $orderBy: ObjectionOrder) {
              objections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
                nodes {
                  ...ObjectionFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment ObjectionFields on Objection {
              id
              recordId
              kind {
                value
                code
                label
              }
              enterpriseId
              publisher {
                ...ObjectionPartyFields
              }
              filedBy {
                ...ObjectionPartyFields
              }
              type {
                value
                code
                label
              }
              state {
                value
                code
                label
              }
              statement
              evidence {
                name
                sha256
                size
                mediaType
              }
              objector {
                name
                contact
              }
              filedAt
              dueOn
              overdue
              deadlines {
                rule
                title
                dueOn
                reason
                metOn
              }
              steps {
                at
                act {
                  value
                  code
                  label
                }
                organisation {
                  ...ObjectionPartyFields
                }
                note
                dueOn
              }
            }

            fragment ObjectionPartyFields on ObjectionParty {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "filter": filter_,
            "orderBy": order_by,
        }
        response = self.execute(
            query=query, operation_name="Objections", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Objections.model_validate(data)

    def file_objection(self, input: FileObjectionInput, **kwargs: Any) -> FileObjection:
        query = gql("""
            mutation FileObjection($input: FileObjectionInput!) {
              fileObjection(input: $input) {
                ...ObjectionOutcome
              }
            }

            fragment ObjectionFields on Objection {
              id
              recordId
              kind {
                value
                code
                label
              }
              enterpriseId
              publisher {
                ...ObjectionPartyFields
              }
              filedBy {
                ...ObjectionPartyFields
              }
              type {
                value
                code
                label
              }
              state {
                value
                code
                label
              }
              statement
              evidence {
                name
                sha256
                size
                mediaType
              }
              objector {
                name
                contact
              }
              filedAt
              dueOn
              overdue
              deadlines {
                rule
                title
                dueOn
                reason
                metOn
              }
              steps {
                at
                act {
                  value
                  code
                  label
                }
                organisation {
                  ...ObjectionPartyFields
                }
                note
                dueOn
              }
            }

            fragment ObjectionOutcome on ObjectionPayload {
              objection {
                ...ObjectionFields
              }
              existingObjectionId
              userErrors {
                path
                code
                message
              }
            }

            fragment ObjectionPartyFields on ObjectionParty {
              id
              name
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="FileObjection", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return FileObjection.model_validate(data)

    def accept_objection(
        self, input: AcceptObjectionInput, **kwargs: Any
    ) -> AcceptObjection:
        query = gql("""
            mutation AcceptObjection($input: AcceptObjectionInput!) {
              acceptObjection(input: $input) {
                ...ObjectionOutcome
              }
            }

            fragment ObjectionFields on Objection {
              id
              recordId
              kind {
                value
                code
                label
              }
              enterpriseId
              publisher {
                ...ObjectionPartyFields
              }
              filedBy {
                ...ObjectionPartyFields
              }
              type {
                value
                code
                label
              }
              state {
                value
                code
                label
              }
              statement
              evidence {
                name
                sha256
                size
                mediaType
              }
              objector {
                name
                contact
              }
              filedAt
              dueOn
              overdue
              deadlines {
                rule
                title
                dueOn
                reason
                metOn
              }
              steps {
                at
                act {
                  value
                  code
                  label
                }
                organisation {
                  ...ObjectionPartyFields
                }
                note
                dueOn
              }
            }

            fragment ObjectionOutcome on ObjectionPayload {
              objection {
                ...ObjectionFields
              }
              existingObjectionId
              userErrors {
                path
                code
                message
              }
            }

            fragment ObjectionPartyFields on ObjectionParty {
              id
              name
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="AcceptObjection", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return AcceptObjection.model_validate(data)

    def refuse_objection(
        self, input: RefuseObjectionInput, **kwargs: Any
    ) -> RefuseObjection:
        query = gql("""
            mutation RefuseObjection($input: RefuseObjectionInput!) {
              refuseObjection(input: $input) {
                ...ObjectionOutcome
              }
            }

            fragment ObjectionFields on Objection {
              id
              recordId
              kind {
                value
                code
                label
              }
              enterpriseId
              publisher {
                ...ObjectionPartyFields
              }
              filedBy {
                ...ObjectionPartyFields
              }
              type {
                value
                code
                label
              }
              state {
                value
                code
                label
              }
              statement
              evidence {
                name
                sha256
                size
                mediaType
              }
              objector {
                name
                contact
              }
              filedAt
              dueOn
              overdue
              deadlines {
                rule
                title
                dueOn
                reason
                metOn
              }
              steps {
                at
                act {
                  value
                  code
                  label
                }
                organisation {
                  ...ObjectionPartyFields
                }
                note
                dueOn
              }
            }

            fragment ObjectionOutcome on ObjectionPayload {
              objection {
                ...ObjectionFields
              }
              existingObjectionId
              userErrors {
                path
                code
                message
              }
            }

            fragment ObjectionPartyFields on ObjectionParty {
              id
              name
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="RefuseObjection", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RefuseObjection.model_validate(data)

    def forward_objection(
        self, input: ForwardObjectionInput, **kwargs: Any
    ) -> ForwardObjection:
        query = gql("""
            mutation ForwardObjection($input: ForwardObjectionInput!) {
              forwardObjection(input: $input) {
                ...ObjectionOutcome
              }
            }

            fragment ObjectionFields on Objection {
              id
              recordId
              kind {
                value
                code
                label
              }
              enterpriseId
              publisher {
                ...ObjectionPartyFields
              }
              filedBy {
                ...ObjectionPartyFields
              }
              type {
                value
                code
                label
              }
              state {
                value
                code
                label
              }
              statement
              evidence {
                name
                sha256
                size
                mediaType
              }
              objector {
                name
                contact
              }
              filedAt
              dueOn
              overdue
              deadlines {
                rule
                title
                dueOn
                reason
                metOn
              }
              steps {
                at
                act {
                  value
                  code
                  label
                }
                organisation {
                  ...ObjectionPartyFields
                }
                note
                dueOn
              }
            }

            fragment ObjectionOutcome on ObjectionPayload {
              objection {
                ...ObjectionFields
              }
              existingObjectionId
              userErrors {
                path
                code
                message
              }
            }

            fragment ObjectionPartyFields on ObjectionParty {
              id
              name
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="ForwardObjection",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return ForwardObjection.model_validate(data)

    def decide_objection(
        self, input: DecideObjectionInput, **kwargs: Any
    ) -> DecideObjection:
        query = gql("""
            mutation DecideObjection($input: DecideObjectionInput!) {
              decideObjection(input: $input) {
                ...ObjectionOutcome
              }
            }

            fragment ObjectionFields on Objection {
              id
              recordId
              kind {
                value
                code
                label
              }
              enterpriseId
              publisher {
                ...ObjectionPartyFields
              }
              filedBy {
                ...ObjectionPartyFields
              }
              type {
                value
                code
                label
              }
              state {
                value
                code
                label
              }
              statement
              evidence {
                name
                sha256
                size
                mediaType
              }
              objector {
                name
                contact
              }
              filedAt
              dueOn
              overdue
              deadlines {
                rule
                title
                dueOn
                reason
                metOn
              }
              steps {
                at
                act {
                  value
                  code
                  label
                }
                organisation {
                  ...ObjectionPartyFields
                }
                note
                dueOn
              }
            }

            fragment ObjectionOutcome on ObjectionPayload {
              objection {
                ...ObjectionFields
              }
              existingObjectionId
              userErrors {
                path
                code
                message
              }
            }

            fragment ObjectionPartyFields on ObjectionParty {
              id
              name
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="DecideObjection", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DecideObjection.model_validate(data)

    def alterations(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[AlterationFilter], UnsetType] = UNSET,
        order_by: Union[Optional[AlterationOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Alterations:
        query = gql("""
            query Alterations($first: Int, $after: String, $last: Int, $before: String, $filter: AlterationFilter, $orderBy: AlterationOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              alterations(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...AlterationFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment AlterationFields on Alteration {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              dueOn
              publishedLate
              item
              ordinal
              before
              after
              alteredOn
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Alterations", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Alterations.model_validate(data)

    def shareholders(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[ShareholderFilter], UnsetType] = UNSET,
        order_by: Union[Optional[ShareholderOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Shareholders:
        query = gql("""
            query Shareholders($first: Int, $after: String, $last: Int, $before: String, $filter: ShareholderFilter, $orderBy: ShareholderOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              shareholders(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...ShareholderFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }

            fragment ShareholderFields on Shareholder {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              dueOn
              publishedLate
              name
              kind {
                value
                code
                label
              }
              certificateKind {
                value
                code
                label
              }
              certificateNumber
              subscribedAmount
              subscribedOn
              subscribedForms {
                value
                code
                label
              }
              paidAmount
              paidOn
              paidForms {
                value
                code
                label
              }
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Shareholders", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Shareholders.model_validate(data)

    def key_persons(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[KeyPersonFilter], UnsetType] = UNSET,
        order_by: Union[Optional[KeyPersonOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> KeyPersons:
        query = gql("""
            query KeyPersons($first: Int, $after: String, $last: Int, $before: String, $filter: KeyPersonFilter, $orderBy: KeyPersonOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              keyPersons(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...KeyPersonFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment KeyPersonFields on KeyPerson {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              dueOn
              publishedLate
              name
              position {
                value
                code
                label
              }
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="KeyPersons", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return KeyPersons.model_validate(data)

    def branches(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[BranchFilter], UnsetType] = UNSET,
        order_by: Union[Optional[BranchOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Branches:
        query = gql("""
            query Branches($first: Int, $after: String, $last: Int, $before: String, $filter: BranchFilter, $orderBy: BranchOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              branches(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...BranchFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment BranchFields on Branch {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              dueOn
              publishedLate
              name
              creditCode
              registrationNumber
              registrationAuthority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Branches", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Branches.model_validate(data)

    def licences(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[LicenceFilter], UnsetType] = UNSET,
        order_by: Union[Optional[LicenceOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Licences:
        query = gql("""
            query Licences($first: Int, $after: String, $last: Int, $before: String, $filter: LicenceFilter, $orderBy: LicenceOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              licences(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...LicenceFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment LicenceFields on Licence {
              ...DisclosureFields
              dueOn
              publishedLate
              documentName
              licenceKind {
                value
                code
                label
              }
              content
              certificateName
              certificateNumber
              decidedOn
              validFrom
              validTo
              authorityCode
              validity {
                value
                code
                label
              }
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Licences", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Licences.model_validate(data)

    def penalties(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[PenaltyFilter], UnsetType] = UNSET,
        order_by: Union[Optional[PenaltyOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Penalties:
        query = gql("""
            query Penalties($first: Int, $after: String, $last: Int, $before: String, $filter: PenaltyFilter, $orderBy: PenaltyOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              penalties(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...PenaltyFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }

            fragment PenaltyFields on Penalty {
              ...DisclosureFields
              dueOn
              publishedLate
              violation
              facts
              legalBasis
              kinds {
                value
                code
                label
              }
              content
              fineAmount
              confiscatedAmount
              revokedLicence
              decidedOn
              displayUntil
              authorityCode
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Penalties", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Penalties.model_validate(data)

    def chattel_mortgages(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[ChattelMortgageFilter], UnsetType] = UNSET,
        order_by: Union[Optional[ChattelMortgageOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ChattelMortgages:
        query = gql("""
            query ChattelMortgages($first: Int, $after: String, $last: Int, $before: String, $filter: ChattelMortgageFilter, $orderBy: ChattelMortgageOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              chattelMortgages(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...ChattelMortgageFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment ChattelMortgageFields on ChattelMortgage {
              ...DisclosureFields
              dueOn
              publishedLate
              registrationNumber
              registeredOn
              validity {
                value
                code
                label
              }
              mortgagees {
                name
                certificateKind {
                  value
                  code
                  label
                }
              }
              securedClaimKind {
                value
                code
                label
              }
              securedClaimAmount
              securedClaimScope
              securedClaimFrom
              securedClaimTo
              collateral {
                name
                ownership
                condition
              }
              alterations {
                alteredOn
                content
              }
              cancelledOn
              cancellationReason
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query,
            operation_name="ChattelMortgages",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return ChattelMortgages.model_validate(data)

    def equity_pledges(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[EquityPledgeFilter], UnsetType] = UNSET,
        order_by: Union[Optional[EquityPledgeOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> EquityPledges:
        query = gql("""
            query EquityPledges($first: Int, $after: String, $last: Int, $before: String, $filter: EquityPledgeFilter, $orderBy: EquityPledgeOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              equityPledges(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...EquityPledgeFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment EquityPledgeFields on EquityPledge {
              ...DisclosureFields
              dueOn
              publishedLate
              registrationNumber
              pledgor
              pledgee
              pledgedAmount
              registeredOn
              validity {
                value
                code
                label
              }
              cancelledOn
              cancellationReason
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="EquityPledges", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return EquityPledges.model_validate(data)

    def intellectual_property_pledges(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[IntellectualPropertyPledgeFilter], UnsetType] = UNSET,
        order_by: Union[Optional[IntellectualPropertyPledgeOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> IntellectualPropertyPledges:
        query = gql("""
            query IntellectualPropertyPledges($first: Int, $after: String, $last: Int, $before: String, $filter: IntellectualPropertyPledgeFilter, $orderBy: IntellectualPropertyPledgeOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              intellectualPropertyPledges(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...IntellectualPropertyPledgeFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment IntellectualPropertyPledgeFields on IntellectualPropertyPledge {
              ...DisclosureFields
              dueOn
              publishedLate
              registrationNumber
              pledgor
              title
              propertyKind {
                value
                code
                label
              }
              pledgee
              registeredOn
              validFrom
              validTo
              validity {
                value
                code
                label
              }
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query,
            operation_name="IntellectualPropertyPledges",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return IntellectualPropertyPledges.model_validate(data)

    def annual_reports(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[AnnualReportFilter], UnsetType] = UNSET,
        order_by: Union[Optional[AnnualReportOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> AnnualReports:
        query = gql("""
            query AnnualReports($first: Int, $after: String, $last: Int, $before: String, $filter: AnnualReportFilter, $orderBy: AnnualReportOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              annualReports(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...AnnualReportFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment AnnualReportFields on AnnualReport {
              ...DisclosureFields
              dueOn
              publishedLate
              year
              submittedOn
              contactPhone
              contactEmail
              postalAddress
              postalCode
              operatingState {
                value
                code
                label
              }
              employees
              employeesDisclosed
              websites {
                kind
                name
                address
              }
              figures {
                figure {
                  value
                  code
                  label
                }
                amount
                disclosed
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="AnnualReports", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return AnnualReports.model_validate(data)

    def abnormal_operations(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[AbnormalOperationFilter], UnsetType] = UNSET,
        order_by: Union[Optional[AbnormalOperationOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> AbnormalOperations:
        query = gql("""
            query AbnormalOperations($first: Int, $after: String, $last: Int, $before: String, $filter: AbnormalOperationFilter, $orderBy: AbnormalOperationOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              abnormalOperations(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...AbnormalOperationFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment AbnormalOperationFields on AbnormalOperation {
              ...DisclosureFields
              dueOn
              publishedLate
              reason {
                value
                code
                label
              }
              listedOn
              onList
              removalReason {
                value
                code
                label
              }
              removedOn
              removalAuthority
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query,
            operation_name="AbnormalOperations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return AbnormalOperations.model_validate(data)

    def serious_violations(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[SeriousViolationFilter], UnsetType] = UNSET,
        order_by: Union[Optional[SeriousViolationOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> SeriousViolations:
        query = gql("""
            query SeriousViolations($first: Int, $after: String, $last: Int, $before: String, $filter: SeriousViolationFilter, $orderBy: SeriousViolationOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              seriousViolations(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...SeriousViolationFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }

            fragment SeriousViolationFields on SeriousViolation {
              ...DisclosureFields
              dueOn
              publishedLate
              reason {
                value
                code
                label
              }
              listedOn
              onList
              remedies
              removalReason {
                value
                code
                label
              }
              removedOn
              removalAuthority
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query,
            operation_name="SeriousViolations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SeriousViolations.model_validate(data)

    def inspections(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[InspectionFilter], UnsetType] = UNSET,
        order_by: Union[Optional[InspectionOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Inspections:
        query = gql("""
            query Inspections($first: Int, $after: String, $last: Int, $before: String, $filter: InspectionFilter, $orderBy: InspectionOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              inspections(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...InspectionFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment InspectionFields on Inspection {
              ...DisclosureFields
              dueOn
              publishedLate
              plan
              task
              kind {
                value
                code
                label
              }
              items
              inspectedOn
              results {
                value
                code
                label
              }
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Inspections", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Inspections.model_validate(data)

    def complaints(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[ComplaintFilter], UnsetType] = UNSET,
        order_by: Union[Optional[ComplaintOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Complaints:
        query = gql("""
            query Complaints($first: Int, $after: String, $last: Int, $before: String, $filter: ComplaintFilter, $orderBy: ComplaintOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              complaints(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...ComplaintFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment ComplaintFields on Complaint {
              ...DisclosureFields
              dueOn
              publishedLate
              category {
                value
                code
                label
              }
              receivedOn
              resolution {
                value
                code
                label
              }
              resolvedOn
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Complaints", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Complaints.model_validate(data)

    def honours(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[HonourFilter], UnsetType] = UNSET,
        order_by: Union[Optional[HonourOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Honours:
        query = gql("""
            query Honours($first: Int, $after: String, $last: Int, $before: String, $filter: HonourFilter, $orderBy: HonourOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              honours(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...HonourFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment HonourFields on Honour {
              ...DisclosureFields
              dueOn
              publishedLate
              title
              level {
                value
                code
                label
              }
              awardedOn
              validTo
              basis
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query, operation_name="Honours", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Honours.model_validate(data)

    def supervision_records(
        self,
        with_total: Union[bool, UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        filter_: Union[Optional[SupervisionRecordFilter], UnsetType] = UNSET,
        order_by: Union[Optional[SupervisionRecordOrder], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> SupervisionRecords:
        query = gql("""
            query SupervisionRecords($first: Int, $after: String, $last: Int, $before: String, $filter: SupervisionRecordFilter, $orderBy: SupervisionRecordOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
              supervisionRecords(
                first: $first
                after: $after
                last: $last
                before: $before
                filter: $filter
                orderBy: $orderBy
                asOf: $asOf
              ) {
                totalCount @include(if: $withTotal)
                nodes {
                  ...SupervisionRecordFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }

            fragment SupervisionRecordFields on SupervisionRecord {
              ...DisclosureFields
              dueOn
              publishedLate
              kind {
                value
                code
                label
              }
              content
              decidedOn
              validTo
            }
            """)
        variables: dict[str, object] = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter_,
            "orderBy": order_by,
            "asOf": as_of,
            "withTotal": with_total,
        }
        response = self.execute(
            query=query,
            operation_name="SupervisionRecords",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SupervisionRecords.model_validate(data)

    def annual_report_details(self, id: str, **kwargs: Any) -> AnnualReportDetails:
        query = gql("""
            query AnnualReportDetails($id: ID!) {
              node(id: $id) {
                __typename
                ... on AnnualReport {
                  ...AnnualReportFields
                  shareholders {
                    name
                    subscribedAmount
                    subscribedOn
                    subscribedForms {
                      value
                      code
                      label
                    }
                    paidAmount
                    paidOn
                    paidForms {
                      value
                      code
                      label
                    }
                  }
                  investments {
                    name
                    creditCode
                  }
                  guarantees {
                    creditor
                    debtor
                    claimKind {
                      value
                      code
                      label
                    }
                    claimAmount
                    performanceFrom
                    performanceTo
                    period
                    form
                  }
                  amendments {
                    item
                    before
                    after
                    amendedOn
                  }
                }
              }
            }

            fragment AnnualReportFields on AnnualReport {
              ...DisclosureFields
              dueOn
              publishedLate
              year
              submittedOn
              contactPhone
              contactEmail
              postalAddress
              postalCode
              operatingState {
                value
                code
                label
              }
              employees
              employeesDisclosed
              websites {
                kind
                name
                address
              }
              figures {
                figure {
                  value
                  code
                  label
                }
                amount
                disclosed
              }
            }

            fragment DisclosureFields on Disclosure {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              occurredOn
              documentNumber
              authority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = self.execute(
            query=query,
            operation_name="AnnualReportDetails",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return AnnualReportDetails.model_validate(data)

    def record(self, id: str, **kwargs: Any) -> Record:
        query = gql("""
            query Record($id: ID!) {
              node(id: $id) {
                __typename
                id
                ...DisclosureFields
                ...AlterationFields
                ...ShareholderFields
                ...KeyPersonFields
                ...BranchFields
                ... on Enterprise {
                  ...EnterpriseReference
                }
              }
            }

            fragment AlterationFields on Alteration {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              dueOn
              publishedLate
              item
              ordinal
              before
              after
              alteredOn
            }

            fragment BranchFields on Branch {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              dueOn
              publishedLate
              name
              creditCode
              registrationNumber
              registrationAuthority
            }

            fragment EnterpriseReference on Enterprise {
              id
              creditCode
              registrationNumber
              name
            }

            fragment KeyPersonFields on KeyPerson {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              dueOn
              publishedLate
              name
              position {
                value
                code
                label
              }
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment ShareholderFields on Shareholder {
              __typename
              id
              enterprise {
                ...EnterpriseReference
              }
              publisher {
                ...OrganisationReference
              }
              state {
                value
                code
                label
              }
              revision
              publishedAt
              updatedAt
              underObjection
              dueOn
              publishedLate
              name
              kind {
                value
                code
                label
              }
              certificateKind {
                value
                code
                label
              }
              certificateNumber
              subscribedAmount
              subscribedOn
              subscribedForms {
                value
                code
                label
              }
              paidAmount
              paidOn
              paidForms {
                value
                code
                label
              }
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = self.execute(
            query=query, operation_name="Record", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Record.model_validate(data)

    def record_revisions(
        self,
        id: str,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> RecordRevisions:
        query = gql("""
            query RecordRevisions($id: ID!, $first: Int, $after: String) {
              node(id: $id) {
                __typename
                ... on Alteration {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on Shareholder {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on KeyPerson {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on Branch {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on Licence {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on Penalty {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on ChattelMortgage {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on EquityPledge {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on IntellectualPropertyPledge {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on AnnualReport {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on AbnormalOperation {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on SeriousViolation {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on Inspection {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on Complaint {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on Honour {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
                ... on SupervisionRecord {
                  revisions(first: $first, after: $after) {
                    ...RevisionPage
                  }
                }
              }
            }

            fragment OrganisationReference on Organisation {
              id
              name
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }

            fragment RevisionPage on RecordRevisionConnection {
              nodes {
                revision
                at
                operation
                by {
                  ...OrganisationReference
                }
                reason
                changes {
                  field
                  before
                  after
                }
              }
              pageInfo {
                ...PageFields
              }
            }
            """)
        variables: dict[str, object] = {"id": id, "first": first, "after": after}
        response = self.execute(
            query=query, operation_name="RecordRevisions", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RecordRevisions.model_validate(data)

    def submit_alterations(
        self, input: SubmitAlterationsInput, **kwargs: Any
    ) -> SubmitAlterations:
        query = gql("""
            mutation SubmitAlterations($input: SubmitAlterationsInput!) {
              submitAlterations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitAlterations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitAlterations.model_validate(data)

    def correct_alterations(
        self, input: CorrectAlterationsInput, **kwargs: Any
    ) -> CorrectAlterations:
        query = gql("""
            mutation CorrectAlterations($input: CorrectAlterationsInput!) {
              correctAlterations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectAlterations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectAlterations.model_validate(data)

    def withdraw_alterations(
        self, input: WithdrawAlterationsInput, **kwargs: Any
    ) -> WithdrawAlterations:
        query = gql("""
            mutation WithdrawAlterations($input: WithdrawAlterationsInput!) {
              withdrawAlterations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawAlterations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawAlterations.model_validate(data)

    def submit_shareholders(
        self, input: SubmitShareholdersInput, **kwargs: Any
    ) -> SubmitShareholders:
        query = gql("""
            mutation SubmitShareholders($input: SubmitShareholdersInput!) {
              submitShareholders(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitShareholders",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitShareholders.model_validate(data)

    def correct_shareholders(
        self, input: CorrectShareholdersInput, **kwargs: Any
    ) -> CorrectShareholders:
        query = gql("""
            mutation CorrectShareholders($input: CorrectShareholdersInput!) {
              correctShareholders(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectShareholders",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectShareholders.model_validate(data)

    def withdraw_shareholders(
        self, input: WithdrawShareholdersInput, **kwargs: Any
    ) -> WithdrawShareholders:
        query = gql("""
            mutation WithdrawShareholders($input: WithdrawShareholdersInput!) {
              withdrawShareholders(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawShareholders",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawShareholders.model_validate(data)

    def submit_key_persons(
        self, input: SubmitKeyPersonsInput, **kwargs: Any
    ) -> SubmitKeyPersons:
        query = gql("""
            mutation SubmitKeyPersons($input: SubmitKeyPersonsInput!) {
              submitKeyPersons(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitKeyPersons",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitKeyPersons.model_validate(data)

    def correct_key_persons(
        self, input: CorrectKeyPersonsInput, **kwargs: Any
    ) -> CorrectKeyPersons:
        query = gql("""
            mutation CorrectKeyPersons($input: CorrectKeyPersonsInput!) {
              correctKeyPersons(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectKeyPersons",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectKeyPersons.model_validate(data)

    def withdraw_key_persons(
        self, input: WithdrawKeyPersonsInput, **kwargs: Any
    ) -> WithdrawKeyPersons:
        query = gql("""
            mutation WithdrawKeyPersons($input: WithdrawKeyPersonsInput!) {
              withdrawKeyPersons(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawKeyPersons",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawKeyPersons.model_validate(data)

    def submit_branches(
        self, input: SubmitBranchesInput, **kwargs: Any
    ) -> SubmitBranches:
        query = gql("""
            mutation SubmitBranches($input: SubmitBranchesInput!) {
              submitBranches(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="SubmitBranches", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SubmitBranches.model_validate(data)

    def correct_branches(
        self, input: CorrectBranchesInput, **kwargs: Any
    ) -> CorrectBranches:
        query = gql("""
            mutation CorrectBranches($input: CorrectBranchesInput!) {
              correctBranches(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="CorrectBranches", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CorrectBranches.model_validate(data)

    def withdraw_branches(
        self, input: WithdrawBranchesInput, **kwargs: Any
    ) -> WithdrawBranches:
        query = gql("""
            mutation WithdrawBranches($input: WithdrawBranchesInput!) {
              withdrawBranches(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawBranches",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawBranches.model_validate(data)

    def submit_licences(
        self, input: SubmitLicencesInput, **kwargs: Any
    ) -> SubmitLicences:
        query = gql("""
            mutation SubmitLicences($input: SubmitLicencesInput!) {
              submitLicences(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="SubmitLicences", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SubmitLicences.model_validate(data)

    def correct_licences(
        self, input: CorrectLicencesInput, **kwargs: Any
    ) -> CorrectLicences:
        query = gql("""
            mutation CorrectLicences($input: CorrectLicencesInput!) {
              correctLicences(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="CorrectLicences", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CorrectLicences.model_validate(data)

    def withdraw_licences(
        self, input: WithdrawLicencesInput, **kwargs: Any
    ) -> WithdrawLicences:
        query = gql("""
            mutation WithdrawLicences($input: WithdrawLicencesInput!) {
              withdrawLicences(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawLicences",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawLicences.model_validate(data)

    def submit_penalties(
        self, input: SubmitPenaltiesInput, **kwargs: Any
    ) -> SubmitPenalties:
        query = gql("""
            mutation SubmitPenalties($input: SubmitPenaltiesInput!) {
              submitPenalties(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="SubmitPenalties", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SubmitPenalties.model_validate(data)

    def correct_penalties(
        self, input: CorrectPenaltiesInput, **kwargs: Any
    ) -> CorrectPenalties:
        query = gql("""
            mutation CorrectPenalties($input: CorrectPenaltiesInput!) {
              correctPenalties(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectPenalties",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectPenalties.model_validate(data)

    def withdraw_penalties(
        self, input: WithdrawPenaltiesInput, **kwargs: Any
    ) -> WithdrawPenalties:
        query = gql("""
            mutation WithdrawPenalties($input: WithdrawPenaltiesInput!) {
              withdrawPenalties(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawPenalties",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawPenalties.model_validate(data)

    def submit_chattel_mortgages(
        self, input: SubmitChattelMortgagesInput, **kwargs: Any
    ) -> SubmitChattelMortgages:
        query = gql("""
            mutation SubmitChattelMortgages($input: SubmitChattelMortgagesInput!) {
              submitChattelMortgages(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitChattelMortgages",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitChattelMortgages.model_validate(data)

    def correct_chattel_mortgages(
        self, input: CorrectChattelMortgagesInput, **kwargs: Any
    ) -> CorrectChattelMortgages:
        query = gql("""
            mutation CorrectChattelMortgages($input: CorrectChattelMortgagesInput!) {
              correctChattelMortgages(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectChattelMortgages",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectChattelMortgages.model_validate(data)

    def withdraw_chattel_mortgages(
        self, input: WithdrawChattelMortgagesInput, **kwargs: Any
    ) -> WithdrawChattelMortgages:
        query = gql("""
            mutation WithdrawChattelMortgages($input: WithdrawChattelMortgagesInput!) {
              withdrawChattelMortgages(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawChattelMortgages",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawChattelMortgages.model_validate(data)

    def submit_equity_pledges(
        self, input: SubmitEquityPledgesInput, **kwargs: Any
    ) -> SubmitEquityPledges:
        query = gql("""
            mutation SubmitEquityPledges($input: SubmitEquityPledgesInput!) {
              submitEquityPledges(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitEquityPledges",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitEquityPledges.model_validate(data)

    def correct_equity_pledges(
        self, input: CorrectEquityPledgesInput, **kwargs: Any
    ) -> CorrectEquityPledges:
        query = gql("""
            mutation CorrectEquityPledges($input: CorrectEquityPledgesInput!) {
              correctEquityPledges(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectEquityPledges",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectEquityPledges.model_validate(data)

    def withdraw_equity_pledges(
        self, input: WithdrawEquityPledgesInput, **kwargs: Any
    ) -> WithdrawEquityPledges:
        query = gql("""
            mutation WithdrawEquityPledges($input: WithdrawEquityPledgesInput!) {
              withdrawEquityPledges(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawEquityPledges",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawEquityPledges.model_validate(data)

    def submit_intellectual_property_pledges(
        self, input: SubmitIntellectualPropertyPledgesInput, **kwargs: Any
    ) -> SubmitIntellectualPropertyPledges:
        query = gql("""
            mutation SubmitIntellectualPropertyPledges($input: SubmitIntellectualPropertyPledgesInput!) {
              submitIntellectualPropertyPledges(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitIntellectualPropertyPledges",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitIntellectualPropertyPledges.model_validate(data)

    def correct_intellectual_property_pledges(
        self, input: CorrectIntellectualPropertyPledgesInput, **kwargs: Any
    ) -> CorrectIntellectualPropertyPledges:
        query = gql("""
            mutation CorrectIntellectualPropertyPledges($input: CorrectIntellectualPropertyPledgesInput!) {
              correctIntellectualPropertyPledges(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectIntellectualPropertyPledges",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectIntellectualPropertyPledges.model_validate(data)

    def withdraw_intellectual_property_pledges(
        self, input: WithdrawIntellectualPropertyPledgesInput, **kwargs: Any
    ) -> WithdrawIntellectualPropertyPledges:
        query = gql("""
            mutation WithdrawIntellectualPropertyPledges($input: WithdrawIntellectualPropertyPledgesInput!) {
              withdrawIntellectualPropertyPledges(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawIntellectualPropertyPledges",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawIntellectualPropertyPledges.model_validate(data)

    def submit_annual_reports(
        self, input: SubmitAnnualReportsInput, **kwargs: Any
    ) -> SubmitAnnualReports:
        query = gql("""
            mutation SubmitAnnualReports($input: SubmitAnnualReportsInput!) {
              submitAnnualReports(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitAnnualReports",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitAnnualReports.model_validate(data)

    def correct_annual_reports(
        self, input: CorrectAnnualReportsInput, **kwargs: Any
    ) -> CorrectAnnualReports:
        query = gql("""
            mutation CorrectAnnualReports($input: CorrectAnnualReportsInput!) {
              correctAnnualReports(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectAnnualReports",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectAnnualReports.model_validate(data)

    def withdraw_annual_reports(
        self, input: WithdrawAnnualReportsInput, **kwargs: Any
    ) -> WithdrawAnnualReports:
        query = gql("""
            mutation WithdrawAnnualReports($input: WithdrawAnnualReportsInput!) {
              withdrawAnnualReports(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawAnnualReports",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawAnnualReports.model_validate(data)

    def submit_abnormal_operations(
        self, input: SubmitAbnormalOperationsInput, **kwargs: Any
    ) -> SubmitAbnormalOperations:
        query = gql("""
            mutation SubmitAbnormalOperations($input: SubmitAbnormalOperationsInput!) {
              submitAbnormalOperations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitAbnormalOperations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitAbnormalOperations.model_validate(data)

    def correct_abnormal_operations(
        self, input: CorrectAbnormalOperationsInput, **kwargs: Any
    ) -> CorrectAbnormalOperations:
        query = gql("""
            mutation CorrectAbnormalOperations($input: CorrectAbnormalOperationsInput!) {
              correctAbnormalOperations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectAbnormalOperations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectAbnormalOperations.model_validate(data)

    def withdraw_abnormal_operations(
        self, input: WithdrawAbnormalOperationsInput, **kwargs: Any
    ) -> WithdrawAbnormalOperations:
        query = gql("""
            mutation WithdrawAbnormalOperations($input: WithdrawAbnormalOperationsInput!) {
              withdrawAbnormalOperations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawAbnormalOperations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawAbnormalOperations.model_validate(data)

    def submit_serious_violations(
        self, input: SubmitSeriousViolationsInput, **kwargs: Any
    ) -> SubmitSeriousViolations:
        query = gql("""
            mutation SubmitSeriousViolations($input: SubmitSeriousViolationsInput!) {
              submitSeriousViolations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitSeriousViolations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitSeriousViolations.model_validate(data)

    def correct_serious_violations(
        self, input: CorrectSeriousViolationsInput, **kwargs: Any
    ) -> CorrectSeriousViolations:
        query = gql("""
            mutation CorrectSeriousViolations($input: CorrectSeriousViolationsInput!) {
              correctSeriousViolations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectSeriousViolations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectSeriousViolations.model_validate(data)

    def withdraw_serious_violations(
        self, input: WithdrawSeriousViolationsInput, **kwargs: Any
    ) -> WithdrawSeriousViolations:
        query = gql("""
            mutation WithdrawSeriousViolations($input: WithdrawSeriousViolationsInput!) {
              withdrawSeriousViolations(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawSeriousViolations",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawSeriousViolations.model_validate(data)

    def submit_inspections(
        self, input: SubmitInspectionsInput, **kwargs: Any
    ) -> SubmitInspections:
        query = gql("""
            mutation SubmitInspections($input: SubmitInspectionsInput!) {
              submitInspections(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitInspections",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitInspections.model_validate(data)

    def correct_inspections(
        self, input: CorrectInspectionsInput, **kwargs: Any
    ) -> CorrectInspections:
        query = gql("""
            mutation CorrectInspections($input: CorrectInspectionsInput!) {
              correctInspections(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectInspections",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectInspections.model_validate(data)

    def withdraw_inspections(
        self, input: WithdrawInspectionsInput, **kwargs: Any
    ) -> WithdrawInspections:
        query = gql("""
            mutation WithdrawInspections($input: WithdrawInspectionsInput!) {
              withdrawInspections(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawInspections",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawInspections.model_validate(data)

    def submit_complaints(
        self, input: SubmitComplaintsInput, **kwargs: Any
    ) -> SubmitComplaints:
        query = gql("""
            mutation SubmitComplaints($input: SubmitComplaintsInput!) {
              submitComplaints(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitComplaints",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitComplaints.model_validate(data)

    def correct_complaints(
        self, input: CorrectComplaintsInput, **kwargs: Any
    ) -> CorrectComplaints:
        query = gql("""
            mutation CorrectComplaints($input: CorrectComplaintsInput!) {
              correctComplaints(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectComplaints",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectComplaints.model_validate(data)

    def withdraw_complaints(
        self, input: WithdrawComplaintsInput, **kwargs: Any
    ) -> WithdrawComplaints:
        query = gql("""
            mutation WithdrawComplaints($input: WithdrawComplaintsInput!) {
              withdrawComplaints(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawComplaints",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawComplaints.model_validate(data)

    def submit_honours(self, input: SubmitHonoursInput, **kwargs: Any) -> SubmitHonours:
        query = gql("""
            mutation SubmitHonours($input: SubmitHonoursInput!) {
              submitHonours(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="SubmitHonours", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SubmitHonours.model_validate(data)

    def correct_honours(
        self, input: CorrectHonoursInput, **kwargs: Any
    ) -> CorrectHonours:
        query = gql("""
            mutation CorrectHonours($input: CorrectHonoursInput!) {
              correctHonours(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="CorrectHonours", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CorrectHonours.model_validate(data)

    def withdraw_honours(
        self, input: WithdrawHonoursInput, **kwargs: Any
    ) -> WithdrawHonours:
        query = gql("""
            mutation WithdrawHonours($input: WithdrawHonoursInput!) {
              withdrawHonours(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="WithdrawHonours", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return WithdrawHonours.model_validate(data)

    def submit_supervision_records(
        self, input: SubmitSupervisionRecordsInput, **kwargs: Any
    ) -> SubmitSupervisionRecords:
        query = gql("""
            mutation SubmitSupervisionRecords($input: SubmitSupervisionRecordsInput!) {
              submitSupervisionRecords(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="SubmitSupervisionRecords",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return SubmitSupervisionRecords.model_validate(data)

    def correct_supervision_records(
        self, input: CorrectSupervisionRecordsInput, **kwargs: Any
    ) -> CorrectSupervisionRecords:
        query = gql("""
            mutation CorrectSupervisionRecords($input: CorrectSupervisionRecordsInput!) {
              correctSupervisionRecords(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CorrectSupervisionRecords",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CorrectSupervisionRecords.model_validate(data)

    def withdraw_supervision_records(
        self, input: WithdrawSupervisionRecordsInput, **kwargs: Any
    ) -> WithdrawSupervisionRecords:
        query = gql("""
            mutation WithdrawSupervisionRecords($input: WithdrawSupervisionRecordsInput!) {
              withdrawSupervisionRecords(input: $input) {
                ...SubmissionOutcome
              }
            }

            fragment SubmissionOutcome on SubmissionPayload {
              submissionId
              state
              counts {
                rows
                created
                corrected
                withdrawn
                unchanged
                refused
              }
              rows {
                index
                status
                recordId
                revision
                userErrors {
                  path
                  code
                  message
                  conflictingRecordId
                  suggestions {
                    name
                    creditCode
                    registrationNumber
                  }
                }
              }
              userErrors {
                path
                code
                message
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="WithdrawSupervisionRecords",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WithdrawSupervisionRecords.model_validate(data)

    def upload_faults(
        self,
        id: str,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> UploadFaults:
        query = gql("""
            query UploadFaults($id: ID!, $first: Int, $after: String) {
              uploadFaults(id: $id, first: $first, after: $after) {
                nodes {
                  row
                  column
                  value
                  reason
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {"id": id, "first": first, "after": after}
        response = self.execute(
            query=query, operation_name="UploadFaults", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return UploadFaults.model_validate(data)

    def verify(
        self,
        subjects: list[VerifySubject],
        lists: Union[Optional[list[DisclosureKind]], UnsetType] = UNSET,
        authorities: Union[Optional[list[str]], UnsetType] = UNSET,
        as_of: Union[Optional[AsOf], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Verify:
        query = gql("""
            query Verify($subjects: [VerifySubject!]!, $lists: [DisclosureKind!], $authorities: [String!], $asOf: AsOf) {
              verify(
                subjects: $subjects
                lists: $lists
                authorities: $authorities
                asOf: $asOf
              ) {
                sequence
                at
                day
                counts {
                  found
                  notFound
                  ambiguous
                  invalid
                  listed
                }
                subjects {
                  ...VerifiedSubjectFields
                }
              }
            }

            fragment VerifiedEnterpriseFields on VerifiedEnterprise {
              id
              name
              creditCode
              registrationNumber
              status
            }

            fragment VerifiedSubjectFields on VerifiedSubject {
              index
              reference
              creditCode
              registrationNumber
              name
              status
              problems {
                field
                message
              }
              matchedBy
              enterprise {
                ...VerifiedEnterpriseFields
              }
              candidates {
                score
                matchedBy
                explanation
                enterprise {
                  ...VerifiedEnterpriseFields
                }
              }
              searchedSimilar
              verdicts {
                list
                verdict
                hitCount
                hits {
                  kind
                  recordId
                  revision
                  inForce
                  reason
                  reasonCodes
                  number
                  authority
                  publisher
                  listedOn
                  lastsUntil
                  removedOn
                  removalReason
                  underObjection
                }
              }
            }
            """)
        variables: dict[str, object] = {
            "subjects": subjects,
            "lists": lists,
            "authorities": authorities,
            "asOf": as_of,
        }
        response = self.execute(
            query=query, operation_name="Verify", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Verify.model_validate(data)

    def watch_lists(
        self,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> WatchLists:
        query = gql("""
            query WatchLists($first: Int, $after: String) {
              watchLists(first: $first, after: $after) {
                nodes {
                  ...WatchListFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }

            fragment WatchListFields on WatchList {
              id
              name
              subjectCount
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"first": first, "after": after}
        response = self.execute(
            query=query, operation_name="WatchLists", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return WatchLists.model_validate(data)

    def watch_subjects(
        self,
        watch_list_id: str,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> WatchSubjects:
        query = gql("""
            query WatchSubjects($watchListId: ID!, $first: Int, $after: String) {
              watchSubjects(watchListId: $watchListId, first: $first, after: $after) {
                nodes {
                  code
                  isRegistered
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            """)
        variables: dict[str, object] = {
            "watchListId": watch_list_id,
            "first": first,
            "after": after,
        }
        response = self.execute(
            query=query, operation_name="WatchSubjects", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return WatchSubjects.model_validate(data)

    def create_watch_list(
        self, input: CreateWatchListInput, **kwargs: Any
    ) -> CreateWatchList:
        query = gql("""
            mutation CreateWatchList($input: CreateWatchListInput!) {
              createWatchList(input: $input) {
                watchList {
                  ...WatchListFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WatchListFields on WatchList {
              id
              name
              subjectCount
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="CreateWatchList", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CreateWatchList.model_validate(data)

    def rename_watch_list(
        self, input: RenameWatchListInput, **kwargs: Any
    ) -> RenameWatchList:
        query = gql("""
            mutation RenameWatchList($input: RenameWatchListInput!) {
              renameWatchList(input: $input) {
                watchList {
                  ...WatchListFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WatchListFields on WatchList {
              id
              name
              subjectCount
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="RenameWatchList", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RenameWatchList.model_validate(data)

    def delete_watch_list(
        self, input: DeleteWatchListInput, **kwargs: Any
    ) -> DeleteWatchList:
        query = gql("""
            mutation DeleteWatchList($input: DeleteWatchListInput!) {
              deleteWatchList(input: $input) {
                watchListId
                userErrors {
                  path
                  code
                  message
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="DeleteWatchList", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return DeleteWatchList.model_validate(data)

    def add_watch_subjects(
        self, input: AddWatchSubjectsInput, **kwargs: Any
    ) -> AddWatchSubjects:
        query = gql("""
            mutation AddWatchSubjects($input: AddWatchSubjectsInput!) {
              addWatchSubjects(input: $input) {
                added
                alreadyThere
                invalid
                unregistered
                unregisteredCodes
                watchList {
                  ...WatchListFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WatchListFields on WatchList {
              id
              name
              subjectCount
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="AddWatchSubjects",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return AddWatchSubjects.model_validate(data)

    def remove_watch_subjects(
        self, input: RemoveWatchSubjectsInput, **kwargs: Any
    ) -> RemoveWatchSubjects:
        query = gql("""
            mutation RemoveWatchSubjects($input: RemoveWatchSubjectsInput!) {
              removeWatchSubjects(input: $input) {
                removed
                notThere
                invalid
                watchList {
                  ...WatchListFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WatchListFields on WatchList {
              id
              name
              subjectCount
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="RemoveWatchSubjects",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return RemoveWatchSubjects.model_validate(data)

    def webhook_endpoint(self, id: str, **kwargs: Any) -> WebhookEndpoint:
        query = gql("""
            query WebhookEndpoint($id: ID!) {
              webhookEndpoint(id: $id) {
                ...WebhookEndpointFields
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"id": id}
        response = self.execute(
            query=query, operation_name="WebhookEndpoint", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return WebhookEndpoint.model_validate(data)

    def webhook_endpoints(
        self,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> WebhookEndpoints:
        query = gql("""
            query WebhookEndpoints($first: Int, $after: String) {
              webhookEndpoints(first: $first, after: $after) {
                nodes {
                  ...WebhookEndpointFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"first": first, "after": after}
        response = self.execute(
            query=query,
            operation_name="WebhookEndpoints",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WebhookEndpoints.model_validate(data)

    def webhook_deliveries(
        self,
        endpoint_id: str,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        state: Union[Optional[WebhookDeliveryState], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> WebhookDeliveries:
        query = gql("""
            query WebhookDeliveries($endpointId: ID!, $first: Int, $after: String, $state: WebhookDeliveryState) {
              webhookDeliveries(
                endpointId: $endpointId
                first: $first
                after: $after
                state: $state
              ) {
                nodes {
                  ...WebhookDeliveryFields
                }
                pageInfo {
                  ...PageFields
                }
              }
            }

            fragment PageFields on PageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }

            fragment WebhookDeliveryFields on WebhookDelivery {
              id
              messageId
              sequence
              state {
                value
                code
                label
              }
              dueAt
              attemptCount
              createdAt
              settledAt
              attempts {
                at
                durationMs
                status
                error
                response
              }
            }
            """)
        variables: dict[str, object] = {
            "endpointId": endpoint_id,
            "first": first,
            "after": after,
            "state": state,
        }
        response = self.execute(
            query=query,
            operation_name="WebhookDeliveries",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return WebhookDeliveries.model_validate(data)

    def create_webhook_endpoint(
        self, input: CreateWebhookEndpointInput, **kwargs: Any
    ) -> CreateWebhookEndpoint:
        query = gql("""
            mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
              createWebhookEndpoint(input: $input) {
                secret
                endpoint {
                  ...WebhookEndpointFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="CreateWebhookEndpoint",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return CreateWebhookEndpoint.model_validate(data)

    def update_webhook_endpoint(
        self, input: UpdateWebhookEndpointInput, **kwargs: Any
    ) -> UpdateWebhookEndpoint:
        query = gql("""
            mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
              updateWebhookEndpoint(input: $input) {
                endpoint {
                  ...WebhookEndpointFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="UpdateWebhookEndpoint",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return UpdateWebhookEndpoint.model_validate(data)

    def enable_webhook_endpoint(
        self, input: EnableWebhookEndpointInput, **kwargs: Any
    ) -> EnableWebhookEndpoint:
        query = gql("""
            mutation EnableWebhookEndpoint($input: EnableWebhookEndpointInput!) {
              enableWebhookEndpoint(input: $input) {
                endpoint {
                  ...WebhookEndpointFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="EnableWebhookEndpoint",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return EnableWebhookEndpoint.model_validate(data)

    def disable_webhook_endpoint(
        self, input: DisableWebhookEndpointInput, **kwargs: Any
    ) -> DisableWebhookEndpoint:
        query = gql("""
            mutation DisableWebhookEndpoint($input: DisableWebhookEndpointInput!) {
              disableWebhookEndpoint(input: $input) {
                endpoint {
                  ...WebhookEndpointFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="DisableWebhookEndpoint",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return DisableWebhookEndpoint.model_validate(data)

    def delete_webhook_endpoint(
        self, input: DeleteWebhookEndpointInput, **kwargs: Any
    ) -> DeleteWebhookEndpoint:
        query = gql("""
            mutation DeleteWebhookEndpoint($input: DeleteWebhookEndpointInput!) {
              deleteWebhookEndpoint(input: $input) {
                endpointId
                userErrors {
                  path
                  code
                  message
                }
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="DeleteWebhookEndpoint",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return DeleteWebhookEndpoint.model_validate(data)

    def rotate_webhook_secret(
        self, input: RotateWebhookSecretInput, **kwargs: Any
    ) -> RotateWebhookSecret:
        query = gql("""
            mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
              rotateWebhookSecret(input: $input) {
                secret
                endpoint {
                  ...WebhookEndpointFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="RotateWebhookSecret",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return RotateWebhookSecret.model_validate(data)

    def end_former_webhook_secret(
        self, input: EndFormerWebhookSecretInput, **kwargs: Any
    ) -> EndFormerWebhookSecret:
        query = gql("""
            mutation EndFormerWebhookSecret($input: EndFormerWebhookSecretInput!) {
              endFormerWebhookSecret(input: $input) {
                endpoint {
                  ...WebhookEndpointFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="EndFormerWebhookSecret",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return EndFormerWebhookSecret.model_validate(data)

    def send_test_event(
        self, input: SendTestEventInput, **kwargs: Any
    ) -> SendTestEvent:
        query = gql("""
            mutation SendTestEvent($input: SendTestEventInput!) {
              sendTestEvent(input: $input) {
                delivery {
                  ...WebhookDeliveryFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookDeliveryFields on WebhookDelivery {
              id
              messageId
              sequence
              state {
                value
                code
                label
              }
              dueAt
              attemptCount
              createdAt
              settledAt
              attempts {
                at
                durationMs
                status
                error
                response
              }
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="SendTestEvent", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SendTestEvent.model_validate(data)

    def replay_webhooks(
        self, input: ReplayWebhooksInput, **kwargs: Any
    ) -> ReplayWebhooks:
        query = gql("""
            mutation ReplayWebhooks($input: ReplayWebhooksInput!) {
              replayWebhooks(input: $input) {
                endpoint {
                  ...WebhookEndpointFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query, operation_name="ReplayWebhooks", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ReplayWebhooks.model_validate(data)

    def redeliver_webhooks(
        self, input: RedeliverWebhooksInput, **kwargs: Any
    ) -> RedeliverWebhooks:
        query = gql("""
            mutation RedeliverWebhooks($input: RedeliverWebhooksInput!) {
              redeliverWebhooks(input: $input) {
                redelivered
                endpoint {
                  ...WebhookEndpointFields
                }
                userErrors {
                  path
                  code
                  message
                }
              }
            }

            fragment WebhookEndpointFields on WebhookEndpoint {
              id
              url
              description
              rules {
                kind
                operation
                byId
                authority
                district
                industry
                watchListId
              }
              state {
                value
                code
                label
              }
              disabledAt
              cursor
              pendingCount
              oldestPendingAt
              deadCount
              failureCount
              failingSince
              restingUntil
              formerSecretUntil
              createdAt
              updatedAt
            }
            """)
        variables: dict[str, object] = {"input": input}
        response = self.execute(
            query=query,
            operation_name="RedeliverWebhooks",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return RedeliverWebhooks.model_validate(data)
