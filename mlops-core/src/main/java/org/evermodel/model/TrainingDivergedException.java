package org.evermodel.model;

import org.evermodel.MlopsException;

/** A training ran off: its model does not answer with finite numbers. Scaled inputs or a smaller step may help. */
public class TrainingDivergedException extends MlopsException {
    private static final long serialVersionUID = 1L;
    private final String trainer;

    /** Says which trainer and what it answers. */
    public TrainingDivergedException(String trainer, String what) {
        super(trainer + " diverged: " + what + "; standardize the inputs or choose another trainer");
        this.trainer = trainer;
    }

    /** The name of the trainer. */
    public String trainer() {
        return trainer;
    }
}
