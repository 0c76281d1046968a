package health.cordon.access.minimum;

import java.util.List;
import java.util.Map;

/**
 * A rule as the filter uses it.
 *
 * @param rule for whom and what for
 * @param fields the fields of a record, a table's row, or a tree of no type
 * @param resources the fields of resources by their type; empty if types do not matter
 * @param nodes every node of these trees, by number
 */
record CompiledRule(MinimumRule rule, FieldNode fields, Map<String, FieldNode> resources, List<FieldNode> nodes) {}
