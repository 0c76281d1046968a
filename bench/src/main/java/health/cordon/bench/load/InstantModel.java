package health.cordon.bench.load;

import health.cordon.bench.Options;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An upstream that speaks OpenAI's chat and answers at once: with the first token that it was sent, so that there is
 * something to put back. Streams word by word, with a pause between words if told.
 */
public final class InstantModel {

    private static final String REST =
            " was seen today. Continue the present dose, repeat the labs in two weeks and come back if the cough gets worse.";

    private final ServerSocket socket;
    private final int pauseMillis;

    InstantModel(int port, int pauseMillis) throws IOException {
        this.pauseMillis = pauseMillis;
        socket = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
    }

    /** Serves until the process is ended. */
    public static void main(String[] args) throws Exception {
        Options options = Options.read(args, Map.of("--port", "0", "--pause", "0"));
        InstantModel model = new InstantModel(options.number("--port"), options.number("--pause"));
        System.out.println("ready " + model.socket.getLocalPort());
        model.accept();
    }

    private void accept() throws IOException {
        while (true) {
            Socket connection = socket.accept();
            connection.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> serve(connection));
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Wire wire = new Wire(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (true) {
                answer(new String(wire.read(() -> {}).body(), StandardCharsets.UTF_8), out);
            }
        } catch (IOException | UncheckedIOException gone) {
            // The other side ended the connection.
        }
    }

    private void answer(String request, OutputStream out) throws IOException {
        int token = request.indexOf("[NAME-");
        int end = request.indexOf(']', Math.max(token, 0));
        String text = (token < 0 || end < 0 ? "The patient" : request.substring(token, end + 1)) + REST;
        if (request.contains("\"stream\":true")) {
            stream(text, out);
            return;
        }
        byte[] body =
                ("{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"instant\",\"choices\":[{\"index\":0,"
                                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                                + "\"},\"finish_reason\":\"stop\"}],"
                                + "\"usage\":{\"prompt_tokens\":500,\"completion_tokens\":30,\"total_tokens\":530}}")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] head = ("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        out.write(all);
    }

    private void stream(String text, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        for (String word : text.split("(?<= )")) {
            chunk(
                    out,
                    "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"instant\",\"choices\":[{\"index\":0,"
                            + "\"delta\":{\"content\":\"" + word + "\"},\"finish_reason\":null}]}");
            pause();
        }
        chunk(
                out,
                "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"instant\",\"choices\":[{\"index\":0,"
                        + "\"delta\":{},\"finish_reason\":\"stop\"}]}");
        chunk(out, "[DONE]");
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void pause() {
        if (pauseMillis > 0) {
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void chunk(OutputStream out, String data) throws IOException {
        String event = "data: " + data + "\n\n";
        int length = event.getBytes(StandardCharsets.UTF_8).length;
        out.write((Integer.toHexString(length) + "\r\n" + event + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
