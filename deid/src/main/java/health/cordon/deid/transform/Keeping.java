package health.cordon.deid.transform;

import health.cordon.core.PhiKind;

/** Leaves the value. */
record Keeping() implements Treatment {

    @Override
    public String replace(Workspace work, int index) {
        return work.text(index);
    }

    @Override
    public boolean mayKeep(PhiKind kind) {
        return true;
    }
}
