#!/bin/sh
# Make the database on the first start; the password comes from a secret.
set -e
password=$(cat /run/secrets/db_password)
cat > /tmp/init.sql <<SQL
CREATE DATABASE IF NOT EXISTS slurm_acct_db;
CREATE USER IF NOT EXISTS slurm IDENTIFIED BY '$password';
GRANT ALL ON slurm_acct_db.* TO slurm;
SQL
chown mysql /tmp/init.sql
install --directory --owner mysql /run/mysqld
[ -d /var/lib/mysql/mysql ] || mariadb-install-db --user mysql > /dev/null
exec mariadbd --user mysql --bind-address 0.0.0.0 --init-file /tmp/init.sql
