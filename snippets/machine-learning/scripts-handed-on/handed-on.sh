alias CreateContainer='docker run -it \
        --gpus all \
        --name Container_Name \
        --hostname USER_NAME \
        --shm-size=16g \ 
        -p 5081:5081 \
        -v /path/to/hostmachine/:/path/inside/docker-container/ \
        python:3.13-slim \
        /bin/bash'
