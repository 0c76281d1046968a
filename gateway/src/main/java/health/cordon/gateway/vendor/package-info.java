/**
 * Models of vendors, in each vendor's own form.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.gateway.vendor.AnthropicProvider}, {@link health.cordon.gateway.vendor.AzureOpenAiProvider},
 * {@link health.cordon.gateway.vendor.OpenAiProvider}, and what others are made of: {@link
 * health.cordon.gateway.vendor.ChatReader} reads what is asked, {@link health.cordon.gateway.vendor.AnswerBlocks} makes events.
 * {@link health.cordon.gateway.vendor.ModelProviders} opens any of them by name.
 *
 * <h2>Main path</h2>
 *
 * {@code provider.call(call)}.
 *
 * <h2>Invariants</h2>
 *
 * Only what was guarded is sent, in another form. Fields of an answer that are not known here are not passed on. Keys are
 * read from files and variables, never from settings, and are printed nowhere.
 *
 * <h2>Not here</h2>
 *
 * Whether an agreement covers the endpoint ({@code route}); AWS Bedrock (module {@code models-aws}).
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(e)(1), 164.312(e)(1).
 */
@NullMarked
package health.cordon.gateway.vendor;

import org.jspecify.annotations.NullMarked;
