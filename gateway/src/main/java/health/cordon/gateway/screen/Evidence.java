package health.cordon.gateway.screen;

/**
 * That something was seen, and where; never what.
 *
 * @param signal what was seen
 * @param origin where the text comes from
 * @param text which text of the request, from 0
 * @param start where in that text it begins
 * @param end where it ends
 * @param score how surely it is an attack where such a thing has no place, 1 to 100
 */
public record Evidence(Signal signal, Origin origin, int text, int start, int end, int score) {}
