"""The mutations: a condition, an order or a comparison that somebody might get wrong, and the tests that must notice.

`old` stands exactly once in its file. A mutation that no test notices is a promise that nothing holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PACKAGE: Final = "layers/factwire/factwire/"
_TRANSACTIONS: Final = "aws/dynamodb/transactions.py"
_TABLE: Final = "aws/dynamodb/facts_table.py"
_BATCHES: Final = "aws/dynamodb/item_batches.py"
_OBJECTS: Final = "aws/s3/objects.py"
_ORIGINALS: Final = "aws/s3/originals.py"
_SUBMISSIONS: Final = "domain/submissions.py"
_RECORDS: Final = "domain/records.py"
_ORIGINS: Final = "domain/input_origins.py"
_OWNERSHIP: Final = "domain/ownership.py"
_CLIENTS: Final = "aws/clients.py"
_STATE: Final = "services/ingestion/article_state.py"
_COMMIT: Final = "services/ingestion/commit_submission.py"
_INGEST: Final = "services/ingestion/ingest_article.py"
_RELATE: Final = "services/stories/relate_article.py"
_SPLIT: Final = "services/ingestion/split_container.py"
_OBJECT: Final = "services/ingestion/ingest_object.py"
_RELEASE: Final = "services/ingestion/release_article.py"
_DELETE: Final = "services/delete_article.py"
_PUBLISH: Final = "services/publish_summary.py"
_PAGES: Final = "services/questions/pages.py"

_CONTRACTS: Final = ("tests/integration/contracts",)
_SUBMITTED: Final = ("tests/unit/domain/test_submissions.py", "tests/unit/services/test_ingest_article.py")
_DELETED: Final = ("tests/unit/services/test_delete_article.py", "tests/unit/services/test_every_call.py")
_STORED: Final = ("tests/unit/services/test_ingest_article.py", "tests/unit/services/test_every_call.py")
_SPLITTING: Final = ("tests/unit/services/test_split_container.py",)
_RELEASED: Final = ("tests/unit/services/test_usage.py",)
_PUBLISHED: Final = ("tests/unit/services/test_publish_summary.py",)
_LISTED: Final = ("tests/integration/test_questions.py",)
_OWNED: Final = ("tests/unit/domain/test_ownership.py",)
_RELATED: Final = ("tests/unit/services/stories/test_relate_article.py",)
_TRANSLATED: Final = ("tests/unit/aws/test_translated_errors.py",)
_ADAPTERS: Final = ("tests/unit/aws/dynamodb",)


@dataclass(frozen=True)
class Mutation:
    """One mistake: `old` becomes `new` in a file of the package, and one of the tests must fail."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTATIONS: Final = (
    # The condition of a commit
    Mutation(_TRANSACTIONS, '{"ConditionExpression": "attribute_not_exists(pk)"}', "{}", _CONTRACTS),
    Mutation(_TRANSACTIONS, '"#state = :state"', '"#state <> :state"', _CONTRACTS),
    Mutation(_TRANSACTIONS, '[{"ConditionCheck": check}, *batch]', "batch", _CONTRACTS),
    Mutation(_TRANSACTIONS, "raise StaleRecord from error", "return", _CONTRACTS),
    Mutation(_TRANSACTIONS, '"TransactionConflict",', "", _ADAPTERS),
    Mutation(
        _RECORDS, "{self.status}|{self.commit}|{self.origin.token}{deleted}", "{self.status}|{self.commit}", _CONTRACTS
    ),
    Mutation(_RECORDS, "{self.origin.token}{deleted}", "{self.origin.token}", _SUBMITTED),
    # The order of writes
    Mutation(_TABLE, "self._put([*parts, *effects_items(", "self._put([*effects_items(", _CONTRACTS),
    Mutation(
        _STATE,
        "        self.repository.commit(record, replacing=replacing)\n        self.discard_replaced(record)\n",
        "        self.discard_replaced(record)\n        self.repository.commit(record, replacing=replacing)\n",
        _STORED,
    ),
    Mutation(
        _STATE,
        "self._discard(replacing.article_id, replacing.replaced_facts, kept=replacing.stored_facts)",
        "pass",
        _STORED,
    ),
    Mutation(_STATE, "or named == commit:", "or named != commit:", _STORED),
    Mutation(_STATE, "        self.archive.delete(self._archive_key(submission))\n", "", _STORED),
    Mutation(_STATE, "if facts is not None:", "if facts is None:", _DELETED),
    # What is left to do for an input
    Mutation(_SUBMISSIONS, "if self._is_older_than(current):", "if False:", _SUBMITTED),
    Mutation(_SUBMISSIONS, "Decision.DONE if same_input else Decision.MOVE_ORIGIN", "Decision.DONE", _SUBMITTED),
    Mutation(_SUBMISSIONS, "self.version < current.version", "self.version > current.version", _SUBMITTED),
    Mutation(
        _SUBMISSIONS,
        'self.origin.at <= (current.deleted_at or "")',
        'self.origin.at < (current.deleted_at or "")',
        _SUBMITTED,
    ),
    Mutation(
        _SUBMISSIONS, 'Decision.WAIT if current.status == "deleting" else Decision.COMMIT', "Decision.COMMIT", _DELETED
    ),
    Mutation(_SUBMISSIONS, "            return Decision.GONE\n", "            return Decision.COMMIT\n", _DELETED),
    Mutation(_SUBMISSIONS, "if current.is_deleted or left_out.staged_as", "if current.is_deleted", _SPLITTING),
    Mutation(
        _ORIGINS,
        "(self.at, self.location, self.order) < (other.at",
        "(self.at, self.location, self.order) > (other.at",
        _SUBMITTED,
    ),
    Mutation(
        _ORIGINS,
        "if self.location == other.location and self.sequencer",
        "if self.sequencer",
        ("tests/unit/domain/test_origins.py",),
    ),
    # Deletion
    Mutation(_COMMIT, "self.articles.delete_version(submission.origin)", "pass", _DELETED),
    Mutation(
        _COMMIT,
        "            self._note_original(submission, Decision.COMMIT, replacing)\n",
        "            pass\n",
        _STORED,
    ),
    Mutation(_COMMIT, "elif noted and self._is_changed(current):", "elif False:", _DELETED),
    Mutation(_DELETE, "        self.repository.clear(hidden)\n", "", _DELETED),
    Mutation(_DELETE, "        self.carry_out.queue.schedule_deletion(deletion)\n", "", _DELETED),
    Mutation(_DELETE, 'return record.status != "deleting" and record.origin.at > than.at', "return False", _DELETED),
    Mutation(_DELETE, "            self.repository.forget_originals(record, batch)\n", "", _DELETED),
    Mutation(_DELETE, "if current is None or current.state != record.state:", "if current is None:", _DELETED),
    Mutation(_DELETE, "self.archive.delete_versions(key, versions)", "self.archive.delete(key)", _DELETED),
    Mutation(
        _TABLE,
        "for original in originals]\n"
        "        delete_while_unchanged(self._client, table=self._table, keys=keys, record=record)",
        "for original in originals]\n        delete_items(self._client, table=self._table, keys=keys)",
        _CONTRACTS,
    ),
    Mutation(_OBJECTS, 'if version["Key"] == key)', 'if version["Key"] != key)', _CONTRACTS),
    Mutation(_OBJECTS, 'version["LastModified"] <= until', 'version["LastModified"] >= until', _CONTRACTS),
    # Who may revise what, and whose fault a refusal is
    Mutation(_OWNERSHIP, 'return folder if slash else ""', 'return ""', _OWNED),
    Mutation(_OWNERSHIP, "if self.rule is OwnershipRule.OPEN:", "if True:", _OWNED),
    Mutation(_CLIENTS, "code in PERMANENT or (pattern", "code in PERMANENT_BY_MESSAGE or (pattern", _TRANSLATED),
    Mutation(_CLIENTS, '*response.get("CancellationReasons", ())', "", _TRANSLATED),
    # Stories
    Mutation(_RELATE, 'record.status != "stored" or ', "", _RELATED),
    Mutation(_RELATE, "if before and before.digest == digest_of_member(member):", "if before:", _RELATED),
    Mutation(_RELATE, "            self.stories.remove_member(before.story, article_id)\n", "", _RELATED),
    Mutation(_RELATE, "            self.stories.remove_member(before.story, member.id)\n", "", _RELATED),
    Mutation(
        _RELATE,
        "return self._settle.merge(record.id, decision.story) if decision.story else record",
        "return record",
        _RELATED,
    ),
    # Archives, embargoes, announcements, answers
    Mutation(_SPLIT, "if page.is_full and remaining() < _SECONDS_NEEDED:", "if page.is_full:", _SPLITTING),
    Mutation(_SPLIT, "if progress.failed <= 1:", "if False:", _SPLITTING),
    Mutation(
        _INGEST, 'if current is not None and current.status == "rejected":', "if current is not None:", _SPLITTING
    ),
    Mutation(_OBJECT, "if Outcome.CONTINUED not in outcomes:", "if True:", _SPLITTING),
    Mutation(_RELEASE, " or record.commit != release.commit:", ":", _RELEASED),
    Mutation(
        _RELEASE,
        "datetime.fromisoformat(release.until) > now",
        "datetime.fromisoformat(release.until) < now",
        _RELEASED,
    ),
    Mutation(_RECORDS, "(replacing.sequence if replacing else 0) + 1", "1", _DELETED),
    Mutation(_PUBLISH, "before.commit == after.commit", "before.commit != after.commit", _PUBLISHED),
    Mutation(_PUBLISH, "None if change.expired else _retraction(before)", "_retraction(before)", _PUBLISHED),
    Mutation(
        _PUBLISH, 'frozenset({"withheld", "canceled", "deleted"})', 'frozenset({"withheld", "canceled"})', _PUBLISHED
    ),
    Mutation(_PAGES, "== each.listed.facts_digest", "is not None", _LISTED),
    Mutation(_TABLE, "if len(parts) == stored_facts.parts else None", "if parts else None", _ADAPTERS),
    Mutation(_BATCHES, 'batch = response.get("UnprocessedItems", {}).get(table)', "batch = []", _ADAPTERS),
)
