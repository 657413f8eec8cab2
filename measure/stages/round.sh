. ./common.sh
row "one stage, with the compiler" "$(megabytes "$(docker image inspect --format '{{.Size}}' single)")"
row "two stages, the program alone" "$(megabytes "$(docker image inspect --format '{{.Size}}' multi)")"
