/**
 * Key-encryption keys in AWS KMS.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.kms.aws.AwsKeyProviderFactory} opens {@code aws-kms:KEY}: a key's id, ARN or alias. Data keys are wrapped
 * and unwrapped by KMS; the key-encryption key never leaves it.
 *
 * <h2>Main path</h2>
 *
 * Put the module beside Cordon's own ({@code bin/add-on.sh kms-aws}), then
 * {@code cordon keyring new my.keyring --kek aws-kms:alias/cordon}. Credentials, region and endpoint come from where the AWS
 * tools take them.
 *
 * <h2>Invariants</h2>
 *
 * The context of each wrapping is KMS's encryption context, so that it is authenticated there and stands in CloudTrail. An
 * answer that names another key than the one asked for is refused.
 *
 * <h2>Not here</h2>
 *
 * Making, granting and deleting keys: the tools of AWS do that.
 *
 * <h2>Rules</h2>
 *
 * 45 CFR 164.312(a)(2)(iv). Needed grants: {@code kms:DescribeKey}, {@code Encrypt}, {@code Decrypt}, {@code ReEncryptFrom},
 * {@code ReEncryptTo}, {@code ListKeyRotations}, and {@code RotateKeyOnDemand} for who rotates.
 */
@NullMarked
package health.cordon.kms.aws;

import org.jspecify.annotations.NullMarked;
