package health.cordon.server;

import health.cordon.core.error.CordonException;
import health.cordon.server.TestServer.Client;
import health.cordon.server.TestServer.Reply;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server whose data folder lies on a small disk that fills up; then on the same one, which takes nothing more. */
public final class FullDiskServer {

    private FullDiskServer() {}

    /** Arguments: the disk, and {@code read-only} where it is. */
    public static void main(String[] args) throws Exception {
        Path disk = Path.of(args[0]);
        if (args.length > 1) {
            readOnly(disk);
            return;
        }
        try (TestServer server = TestServer.start(disk.resolve("data"))) {
            Client admin = server.admin();
            System.out.println("before: " + deid(admin).status());
            Path ballast = disk.resolve("ballast");
            fill(ballast);
            Reply reply = deid(admin);
            String lines = "{\"text\":\"Seen by Dr. Imre Balogh.\"}\n".repeat(1_000);
            for (int i = 0; i < 200 && reply.status() == 200; i++) {
                try {
                    admin.lines("/v1/deid/batch", lines);
                } catch (java.io.UncheckedIOException cut) {
                    // A batch whose answers cannot be audited is ended without its end.
                }
                reply = deid(admin);
            }
            System.out.println("full: " + reply.status() + " " + reply.title() + " "
                    + !reply.body().contains("spans"));
            System.out.println("retry: " + !reply.header("Retry-After").isEmpty());
            Reply key = admin.post(
                    "/v1/keys",
                    "{\"label\":\"t\",\"id\":\"never\",\"kind\":\"SERVICE\",\"roles\":[\"service\"],\"days\":1}");
            System.out.println("key: " + key.status());
            System.out.println("health: " + server.nobody().get("/healthz").status());
            System.out.println("ready: " + server.nobody().get("/readyz").status());
            Files.delete(ballast);
            System.out.println("room: " + deid(admin).status());
            System.out.println("ready again: " + server.nobody().get("/readyz").status());
            System.out.println("nothing done: " + !admin.get("/v1/keys").body().contains("never"));
        }
    }

    private static void readOnly(Path disk) {
        try (TestServer server = TestServer.start(disk.resolve("data"))) {
            System.out.println("read-only: started at " + server.address());
        } catch (CordonException e) {
            System.out.println("read-only: " + e.code().name());
        }
    }

    private static Reply deid(Client client) {
        return client.post("/v1/deid", "{\"text\":\"Seen by Dr. Imre Balogh on 3/4/2026.\"}");
    }

    private static void fill(Path ballast) throws Exception {
        byte[] block = new byte[4_096];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (java.io.IOException full) {
            // As it should be.
        }
    }
}
