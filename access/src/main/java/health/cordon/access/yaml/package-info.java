/**
 * Files that people write in YAML.
 *
 * <h2>What</h2>
 *
 * {@link health.cordon.access.yaml.YamlFile} reads one, with places, and gathers
 * {@link health.cordon.access.yaml.YamlProblem}s instead of stopping at the first.
 *
 * <h2>Main path</h2>
 *
 * {@code new YamlFile(text)}, then {@code root}, {@code mapping}, {@code texts}; at the end {@code problems}.
 *
 * <h2>Invariants</h2>
 *
 * One document; a key that stands twice is a problem; no tags that make objects; bounded size and aliases. Unknown keys are
 * problems, with the nearest known one.
 *
 * <h2>Not here</h2>
 *
 * What the files mean: {@code access.minimum}, {@code access.explain}.
 *
 * <h2>Rules</h2>
 *
 * YAML 1.2. None of the regulation.
 */
@NullMarked
package health.cordon.access.yaml;

import org.jspecify.annotations.NullMarked;
