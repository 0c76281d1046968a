package health.cordon.e2e;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one ward, and holds after each that its model was told nothing. */
final class WardExtension implements ParameterResolver, AfterEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Ward.class;
    }

    @Override
    public Ward resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ward(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ward(context).assertNothingTold();
    }

    /** Opened once; the root's store closes it. */
    private static Ward ward(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(WardExtension.class))
                .computeIfAbsent(Ward.class, key -> opened(), Ward.class);
    }

    private static Ward opened() {
        try {
            return Ward.open();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
