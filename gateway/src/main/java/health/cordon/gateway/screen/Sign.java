package health.cordon.gateway.screen;

/** Evidence within one text. */
record Sign(Signal signal, int start, int end, int score) {}
