package health.cordon.cli;

/** The executable. */
public final class Main {

    private Main() {}

    /** Runs one command line and ends the process with its code. */
    public static void main(String[] args) {
        System.exit(Cordon.run(Io.standard(), args).code());
    }
}
