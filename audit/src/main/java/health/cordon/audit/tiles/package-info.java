/**
 * The tree on the disk.
 *
 * <h2>What</h2>
 *
 * Tiles of 256 hashes and bundles of 256 entries under the names of C2SP tlog-tiles, so that a static web server, or any
 * C2SP client, can read a log's folder.
 *
 * <h2>Main path</h2>
 *
 * {@link health.cordon.audit.tiles.EdgeTiles} takes leaf hashes and gives out full tiles, which
 * {@link health.cordon.audit.tiles.TileWriter} writes and {@link health.cordon.audit.tiles.TileReader} reads.
 *
 * <h2>Invariants</h2>
 *
 * A full tile or bundle never changes. A reader sees whole files only. Memory does not grow with the tree.
 *
 * <h2>Not here</h2>
 *
 * When something is written and published ({@code health.cordon.audit}); whether it verifies ({@code verify}).
 *
 * <h2>Rules</h2>
 *
 * C2SP tlog-tiles.
 */
@NullMarked
package health.cordon.audit.tiles;

import org.jspecify.annotations.NullMarked;
