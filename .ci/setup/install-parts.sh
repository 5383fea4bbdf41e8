#!/bin/sh
# Installs Debian packages (as root) for their programs alone: no service is started, now or at the
# next boot, and no database is made. What stood in the way of that before is put back.
set -eu

policy=/usr/sbin/policy-rc.d
noCluster=/etc/postgresql-common/createcluster.d/onduty-setup.conf
ownPolicy=no

putBack() {
  [ "$ownPolicy" = no ] || rm -f "$policy"
  rm -f "$noCluster"
  rmdir --ignore-fail-on-non-empty "$(dirname "$noCluster")" 2>/dev/null || true
}
trap putBack EXIT
trap 'exit 130' INT TERM HUP

if [ ! -e "$policy" ]; then
  ownPolicy=yes
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
mkdir -p "$(dirname "$noCluster")"
echo 'create_main_cluster = false' >"$noCluster"

install() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y \
    --no-install-recommends "$@"
}
# The lists may be missing or old: then once more with new ones.
install "$@" || { apt-get -qq -o DPkg::Lock::Timeout=300 update && install "$@"; }

if [ -d /run/systemd/system ]; then
  for unit in "$@"; do
    systemctl disable --quiet "$unit" 2>/dev/null || true
  done
fi
