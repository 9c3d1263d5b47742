"""From claims to a ledger, and from a ledger to what follows from it."""
