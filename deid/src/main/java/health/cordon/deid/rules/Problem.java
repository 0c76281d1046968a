package health.cordon.deid.rules;

import health.cordon.core.error.SafeArg;

/**
 * One thing that is wrong with a file of rules.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what to write instead
 */
record Problem(int line, int column, String message) {

    SafeArg arg() {
        return SafeArg.key("line " + line + ", column " + column, message);
    }
}
