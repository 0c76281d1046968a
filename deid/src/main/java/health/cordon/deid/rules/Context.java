package health.cordon.deid.rules;

import java.util.List;

/**
 * A named list of phrases that rules refer to as {@code @name}.
 *
 * @param name without the {@code @}
 * @param after whether the phrase stands right behind the number ({@code mg}) instead of before it
 * @param words the phrases, with {@code (a|b)} and {@code word?}
 */
record Context(String name, boolean after, List<String> words) {

    Context {
        words = List.copyOf(words);
    }
}
