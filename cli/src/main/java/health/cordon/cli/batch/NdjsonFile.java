package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.deid.lines.LineBatch;
import health.cordon.deid.lines.LineBatches;
import health.cordon.deid.lines.OrderedWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A file of JSON objects, one a line. The named fields are de-identified; every other byte stays as it is. A line that
 * fails is left out of the output and told with its number: it never passes untreated.
 */
record NdjsonFile(Worker worker, JsonFields fields) implements FileRewriter {

    private static final int HEAD = 4096;

    @Override
    public void rewrite(String name, InputStream in, OutputStream out, Tally tally) throws IOException {
        OrderedWork.Receiver<LineResult> receiver = new OrderedWork.Receiver<>() {
            @Override
            public void take(LineResult result) throws IOException {
                out.write(result.bytes());
                tally.add(result.tally());
            }

            @Override
            public void pause() throws IOException {
                out.flush();
            }
        };
        try (OrderedWork<LineResult> work = new OrderedWork<>(worker.pool(), worker.bytesUnderWay(), receiver)) {
            LineBatches batches = new LineBatches(in);
            for (LineBatch batch = batches.next(); batch != null; batch = batches.next()) {
                worker.goOnOrStop();
                LineBatch mine = batch;
                work.submit(batch.length(), () -> rewrite(name, mine));
            }
            work.finish();
        }
    }

    private LineResult rewrite(String name, LineBatch batch) {
        JsonBytes out = new JsonBytes(batch.length() + batch.length() / 8);
        Tally tally = new Tally();
        byte[] bytes = batch.bytes();
        long line = batch.firstLine();
        int from = 0;
        if (line == 1) {
            refuseOtherCharsets(name, batch);
            from = batch.length() >= 3 && (bytes[0] & 0xFF) == 0xEF ? 3 : 0;
            out.raw(bytes, 0, from);
        }
        while (from < batch.length()) {
            int end = batch.lineEnd(from);
            int contentEnd = batch.contentEnd(from, end);
            if (batch.isBlank(from, contentEnd)) {
                out.raw(bytes, from, end);
            } else {
                int before = out.size();
                if (rewrite(name, bytes, from, contentEnd, line, out, tally)) {
                    out.raw(bytes, contentEnd, end);
                } else {
                    out.truncate(before);
                }
            }
            from = end;
            line++;
        }
        return new LineResult(out.toBytes(), tally);
    }

    private boolean rewrite(String name, byte[] bytes, int from, int to, long number, JsonBytes out, Tally tally) {
        JsonFields.Line line;
        try {
            line = fields.read(bytes, from, to);
        } catch (CordonException e) {
            tally.addFailed(Fault.of(number, e));
            return false;
        }
        String place = name + ":" + number;
        Tally mine = new Tally();
        int copied = from;
        for (JsonFields.Text text : line.texts()) {
            String done = worker.documents()
                    .treat(place, line.id() == null ? place : line.id(), line.subject(), text.value(), number, mine);
            if (done == null) {
                tally.addFailed(mine.faults().getFirst());
                return false;
            }
            if (!done.equals(text.value())) {
                out.raw(bytes, copied, text.start()).string(done);
                copied = text.end();
            }
        }
        out.raw(bytes, copied, to);
        tally.add(mine);
        return true;
    }

    private static void refuseOtherCharsets(String name, LineBatch batch) {
        byte[] head = Arrays.copyOf(batch.bytes(), Math.min(batch.length(), HEAD));
        String charset = TextEncoding.of(head, null, name).charset().name();
        if (charset.startsWith("UTF-16") || charset.startsWith("UTF-32")) {
            throw new CordonException(CliError.WRONG_CHARSET);
        }
    }
}
