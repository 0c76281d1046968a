package health.cordon.cli.batch;

/** A finished part of a file: its bytes and its counts. */
record LineResult(byte[] bytes, Tally tally) {}
