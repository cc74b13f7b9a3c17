"""Run the queued tasks, and take up again those that a stopped worker left behind."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

log = logging.getLogger("jigsaw.notices")
# A task that has run for longer was left behind by a worker that stopped. No task of Jigsaw takes this long.
LEASE = timedelta(minutes=4)
# A task left behind this often is given up, and stays in the table as failed.
ATTEMPTS = 3


def run_queued(*, worker: str, most: int | None = None) -> None:
    """Run what is queued, oldest first, until nothing is left or `most` tasks have run."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=most,
        worker_id=worker,
        excluded_queue_names=[],
    ).run()


def take_up_abandoned(*, at: datetime) -> int:
    """Queue again the tasks whose worker stopped in the middle. Returns how many.

    Tasks must therefore be safe to run twice. After three tries a task stays failed.
    """
    taken = 0
    for task in DBTaskResult.objects.running().filter(started_at__lt=at - LEASE):
        again = len(task.worker_ids) < ATTEMPTS
        status = TaskResultStatus.READY if again else TaskResultStatus.FAILED
        changed = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING).update(
            status=status
        )
        taken += changed if again else 0
        log.warning("task %s was left behind by its worker: %s", task.pk, status)
    return taken
