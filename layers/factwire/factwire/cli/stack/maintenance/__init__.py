"""What whoever runs a stack does to it: send again, extract again, try an upgrade, check its stories."""
