"""gunicorn on one small machine: `gunicorn --config deploy/gunicorn.conf.py tutor.wsgi`.

It brings its task workers along; more of them may run on other machines (`manage.py work`).
"""

from tutor.watching import Watch

bind = "127.0.0.1:8000"
# SQLite takes one writer at a time and a page costs milliseconds: a few threads go a long way.
workers = 2
worker_class = "gthread"
threads = 4
timeout = 60
# A wrong setting stops the server at once, where workers would die one after another.
preload_app = True
# Its place would be the home directory, shared by every server of this account.
control_socket_disable = True
loglevel = "warning"

# Long documents have a worker of their own: proposals and what else is quick pass them by.
_watch = Watch([("work", "--queue", "default"), ("work", "--queue", "heavy")])


def when_ready(_server: object) -> None:
    _watch.start()


def on_exit(_server: object) -> None:
    _watch.stop()
