"""Does what pages ask for and do not wait for: `manage.py work`, as many at once as you like."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.autoreload import run_with_reloader

from lessons.services.tasks.parent import end_with_parent
from lessons.services.tasks.regular import SCHEDULE
from lessons.services.tasks.working import QUEUES, SteadyWorker


class Command(BaseCommand):
    help = "Runs background tasks until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--queue",
            action="append",
            choices=QUEUES,
            help="Only tasks of this queue; may be given twice.",
        )
        parser.add_argument(
            "--until-empty", action="store_true", help="End when nothing is left to run."
        )
        parser.add_argument(
            "--parent", type=int, metavar="PID", help="End together with this process, the parent."
        )
        parser.add_argument(
            "--reload",
            action="store_true",
            help="Start anew whenever a file changes, and end with whatever started this.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        parent = os.getppid() if options["reload"] else options["parent"]
        if parent:
            end_with_parent(parent)
        worker = SteadyWorker(options["queue"] or QUEUES, schedule=SCHEDULE)
        if options["until_empty"]:
            worker.drain()
        elif options["reload"]:
            run_with_reloader(worker.run)
        else:
            worker.listen_to_signals()
            worker.run()
