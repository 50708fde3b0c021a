package dev.coracle.model.json;

import dev.coracle.model.ModelValue;

/** Finds the model's interface behind an implementation. */
final class Types {
    private static final ClassValue<Class<? extends ModelValue>> INTERFACES = new ClassValue<>() {
        @Override
        protected Class<? extends ModelValue> computeValue(Class<?> implementation) {
            return implementation.isInterface()
                    ? implementation.asSubclass(ModelValue.class)
                    : implementation.getInterfaces()[0].asSubclass(ModelValue.class);
        }
    };

    private Types() {}

    static Class<? extends ModelValue> of(ModelValue value) {
        return INTERFACES.get(value.getClass());
    }
}
