"""The store of originals: an OCFL 1.1 root that is only ever added to."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from firsthand.preserve.batch import Batch
from firsthand.preserve.durable import FOLDER_MODE, store_errors, sync_all, sync_tree, write_new
from firsthand.preserve.errors import NotAStoreError, OriginalNotFoundError
from firsthand.preserve.layout import ROOT_FILES, ObjectId, object_path
from firsthand.preserve.reader import OriginalReader
from firsthand.preserve.staging import staged, staging_of, sweep


def utc_now() -> datetime:
    """This instant."""
    return datetime.now(UTC)


def create_store(root: Path) -> None:
    """Nothing; *root*, which must not exist or be empty, is an empty store afterwards.

    Raises: NotAStoreError if something is in it, StoreFailedError.
    """
    root = root.resolve()
    with store_errors():
        if root.exists() and any(root.iterdir()):
            raise NotAStoreError
        with staged(staging_of(root)) as stage:
            new = stage / "root"
            for name, content in ROOT_FILES.items():
                (new / name).parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
                write_new(new / name, [content])
            sync_tree(new)
            new.rename(root)
            sync_all([root.parent])


class OriginalStore(OriginalReader):
    """The originals under one OCFL root, for reading and adding.

    Opening it removes what a crash left in the staging folder. Several processes may write at
    once. Raises: NotAStoreError, StoreFailedError.
    """

    def __init__(self, root: Path, *, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(root)
        self._now = now
        with store_errors():
            sweep(staging_of(self.root))

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """A Batch; leaving the block commits it, an error inside drops what was not committed.

        Write the database rows inside the block, after `commit`: until its end no other
        process takes these objects for unclaimed.

        Raises: StoreFailedError (DiskFullError, ReadOnlyStoreError).
        """
        with ExitStack() as stack:
            with store_errors():
                stage = stack.enter_context(staged(staging_of(self.root)))
            batch = Batch(self.root, stage, self._now)
            yield batch
            batch.commit()

    def unclaimed(self, has_row: Callable[[ObjectId], bool]) -> list[ObjectId]:
        """The objects that no row names: to be adopted or quarantined. Empty while a batch is open.

        *has_row* is asked twice about those, because a batch may end in between.
        """
        candidates = [object_id for object_id in self.object_ids() if not has_row(object_id)]
        with store_errors():
            if sweep(staging_of(self.root)):
                return []
        return [object_id for object_id in candidates if not has_row(object_id)]

    def quarantine(self, object_id: ObjectId) -> Path:
        """Where *object_id* now lies, unaltered: in a folder beside the store.

        Raises: OriginalNotFoundError, StoreFailedError.
        """
        if not self.holds(object_id):
            raise OriginalNotFoundError(object_id)
        path = object_path(self.root, object_id)
        aside = self.root.with_name(self.root.name + ".quarantine")
        with store_errors():
            aside.mkdir(FOLDER_MODE, exist_ok=True)
            path.rename(aside / object_id)
            sync_all([aside, path.parent, aside.parent])
            with suppress(OSError):  # Others still lie in it, or it is gone by now.
                path.parent.rmdir()
            sync_all([self.root])
        return aside / object_id
