package health.cordon.gateway.vendor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Gives tokens as Entra ID does, numbered, and keeps what it was asked. Our own stub. */
final class StubEntra implements AutoCloseable {

    private final HttpServer server;
    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
    volatile int status = 200;
    volatile int life = 3600;

    StubEntra() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/tenant-1/oauth2/v2.0/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> fields = new HashMap<>();
            for (String field : form.split("&")) {
                int equals = field.indexOf('=');
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
            int number;
            synchronized (asked) {
                asked.add(fields);
                number = asked.size();
            }
            String body = status == 200
                    ? "{\"token_type\":\"Bearer\",\"expires_in\":" + life + ",\"access_token\":\"token-" + number
                            + "\"}"
                    : "{\"error\":\"invalid_client\",\"error_description\":\"" + fields.get("client_secret") + "\"}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
