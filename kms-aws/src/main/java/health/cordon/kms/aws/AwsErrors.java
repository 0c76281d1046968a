package health.cordon.kms.aws;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.model.KmsException;

/** What the answers of KMS mean here. Their messages may quote names, and stay out. */
final class AwsErrors {

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "OptInRequired",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private static final Set<String> CHANGED =
            Set.of("IncorrectKeyException", "InvalidCiphertextException", "ValidationException");

    private static final Set<String> MAY_BE_CHANGED = Set.of("AccessDeniedException", "NotFoundException");

    private static final Set<String> DISABLED = Set.of(
            "DisabledException",
            "KMSInvalidStateException",
            "KMSInvalidStateExceptionException",
            "InvalidKeyUsageException");

    /** A call to KMS. */
    @FunctionalInterface
    interface Call<T> {
        T made();
    }

    <T> T translated(Call<T> call) {
        try {
            return call.made();
        } catch (SdkException e) {
            throw translated(e);
        }
    }

    /** Whether an answer to decrypting says that the blob is not what was encrypted. */
    static boolean meansChanged(KmsException e) {
        return CHANGED.contains(codeOf(e));
    }

    /** Whether it may say so. */
    static boolean mayMeanChanged(KmsException e) {
        return MAY_BE_CHANGED.contains(codeOf(e));
    }

    private static CordonException translated(SdkException e) {
        if (!(e instanceof AwsServiceException answer)) {
            return new CordonException(CryptoError.KEK_UNREACHABLE, e, SafeArg.cause(e));
        }
        String code = codeOf(e);
        return new CordonException(
                meaning(code, answer), e, SafeArg.key("answer", code), SafeArg.of("status", answer.statusCode()));
    }

    private static CryptoError meaning(String code, AwsServiceException answer) {
        if (DENIED.contains(code) || answer.statusCode() == 401 || answer.statusCode() == 403) {
            return CryptoError.KEK_DENIED;
        }
        if (DISABLED.contains(code)) {
            return CryptoError.KEK_DISABLED;
        }
        if (code.equals("NotFoundException") || code.equals("InvalidArnException")) {
            return CryptoError.KEK_MISSING;
        }
        return answer.statusCode() >= 500 || answer.isThrottlingException()
                ? CryptoError.KEK_UNREACHABLE
                : CryptoError.KEK_FAILED;
    }

    private static String codeOf(SdkException e) {
        AwsErrorDetails details = e instanceof AwsServiceException answer ? answer.awsErrorDetails() : null;
        return details == null || details.errorCode() == null ? "none" : details.errorCode();
    }
}
