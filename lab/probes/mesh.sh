# In a node: publish a service on the routing mesh and read it through the mesh.
docker swarm init --advertise-addr eth0 >/dev/null
docker service create --quiet --name probe --publish 18080:80 nginx >/dev/null
curl --silent --fail --max-time 2 --retry 10 --retry-all-errors --retry-delay 1 --output /dev/null http://127.0.0.1:18080
