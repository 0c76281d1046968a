/**
 * Configurations of LiteLLM.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.cli.litellm.LiteLlmConfig} turns one into a gateway section of the server's configuration.
 *
 * <h2>Main path</h2>
 *
 * {@code LiteLlmConfig.read(text).section()}.
 *
 * <h2>Invariants</h2>
 *
 * No key is ever copied. What is not carried over is listed.
 *
 * <h2>Not here</h2>
 *
 * What the section means ({@code server.config}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(1): a secret stays where it is.
 */
@NullMarked
package health.cordon.cli.litellm;

import org.jspecify.annotations.NullMarked;
