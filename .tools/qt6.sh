#!/usr/bin/env bash
# Open the plugin's windows under PyQt6, with stand-ins for QGIS. Usage: qt6.sh [PYTEST ARGUMENT ...]
# The first run fills the virtual environment .qt6 (280 MB); PyQt5 and PyQt6 cannot live in one process.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/.."
wanted=$(sha256sum < tests/requirements-qt6.txt)
if [ "$(cat .qt6/installed 2>/dev/null)" != "$wanted" ]; then
  echo "qt6: installing PyQt6 into .qt6"
  rm -rf .qt6
  /usr/bin/python3 -m venv --system-site-packages .qt6
  .qt6/bin/python -m pip install --quiet --disable-pip-version-check -r tests/requirements-qt6.txt
  echo "$wanted" > .qt6/installed
fi
QT_QPA_PLATFORM=offscreen exec .qt6/bin/python -m pytest tests/qt6 "$@"
