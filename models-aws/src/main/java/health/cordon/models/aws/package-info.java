/**
 * Models of AWS Bedrock.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.models.aws.BedrockProvider} asks by Converse and ConverseStream; {@link
 * health.cordon.models.aws.BedrockFactory} opens it as kind {@code bedrock}.
 *
 * <h2>Main path</h2>
 *
 * Put the module beside Cordon's own ({@code bin/add-on.sh models-aws}). Credentials come from where the AWS tools take them.
 *
 * <h2>Invariants</h2>
 *
 * Requests are signed (Signature Version 4) by AWS's own signer and sent by the gateway's own client. A frame of a stream whose
 * checksums do not hold ends the answer. A model whose name leads to several regions is never told to be in one.
 *
 * <h2>Not here</h2>
 *
 * Embeddings, which have a form for each model; guardrails; models by ARN.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.502(e)(1), 164.312(e)(1). Needed grants: {@code bedrock:InvokeModel}, {@code
 * bedrock:InvokeModelWithResponseStream}.
 */
@NullMarked
package health.cordon.models.aws;

import org.jspecify.annotations.NullMarked;
