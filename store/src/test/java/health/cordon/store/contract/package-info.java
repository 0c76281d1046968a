/** What others must do who take a seat at the store, as tests to extend: the test jar of {@code cordon-store} holds this package alone. */
package health.cordon.store.contract;
