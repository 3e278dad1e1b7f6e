package org.evermodel.tribuo;

import org.evermodel.model.Trainer;
import org.evermodel.testkit.TrainerContract;

class CartTest extends TrainerContract {
    @Override
    protected Trainer trainer() {
        return TribuoTrainers.cart();
    }
}
