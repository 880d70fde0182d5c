# A forward pass in eager PyTorch in a process of its own; PYTHON chooses the interpreter.
exec "${PYTHON:-python3}" "$(dirname "$0")/pytorch_peer.py"
