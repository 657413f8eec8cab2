#!/bin/bash
# As upstream's: make the database on first start from the POSTGRES_ variables, then run the server.
set -Eeo pipefail

# A variable, or the content of the file that the same name with _FILE at its end points to.
setting() {
    local file="$1_FILE"
    if [ -n "${!file:-}" ]; then cat "${!file}"; else printf '%s' "${!1:-$2}"; fi
}

refuse_without_password() {
    [ -n "$password" ] || [ "${POSTGRES_HOST_AUTH_METHOD:-}" = trust ] && return
    cat >&2 <<'TEXT'
Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.
TEXT
    exit 1
}

sql() {
    psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$user" --dbname "$@"
}

run_script() {
    # shellcheck disable=SC1090 # which file it is, only its author knows
    case "$1" in
        *.sh) echo "$0: running $1"; if [ -x "$1" ]; then "$1"; else . "$1"; fi ;;
        *.sql) echo "$0: running $1"; sql "$database" -f "$1" ;;
        *.sql.gz) echo "$0: running $1"; gunzip -c "$1" | sql "$database" ;;
        *) echo "$0: ignoring $1" ;;
    esac
    echo
}

initialize() {
    local script
    # Through a pipe: the password is on no command line and in no file of its own.
    # shellcheck disable=SC2086 # several options may stand in one variable
    initdb --username="$user" --pwfile=<(printf '%s\n' "$password") ${POSTGRES_INITDB_ARGS:-} -D "$PGDATA"
    printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
    # Only through the socket while it is being filled, so that nobody sees half a database.
    pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -p 5432" -w start
    if [ "$database" != postgres ]; then
        sql postgres --set db="$database" <<<'CREATE DATABASE :"db";'
    fi
    export POSTGRES_USER="$user" POSTGRES_DB="$database"
    for script in /docker-entrypoint-initdb.d/*; do
        [ -e "$script" ] && run_script "$script"
    done
    pg_ctl -D "$PGDATA" -m fast -w stop
    printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

[ "${1:0:1}" = - ] && set -- postgres "$@"
if [ "$1" = postgres ]; then
    if [ "$(id -u)" = 0 ]; then
        mkdir -p "$PGDATA"
        chmod 700 "$PGDATA"
        find "$PGDATA" \! -user postgres -exec chown postgres '{}' +
        exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
    fi
    if [ -s "$PGDATA/PG_VERSION" ]; then
        printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
    else
        password=$(setting POSTGRES_PASSWORD '')
        user=$(setting POSTGRES_USER postgres)
        database=$(setting POSTGRES_DB "$user")
        refuse_without_password
        initialize
    fi
fi
exec "$@"
