package dev.coracle.controllers.serviceaccount;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.ControllerContext;
import dev.coracle.model.core.ServiceAccount;
import dev.coracle.model.meta.ObjectMeta;
import java.util.function.UnaryOperator;

/**
 * Makes the service account {@code default} in every namespace, and makes it again where somebody deletes it.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts">Default service
 *     accounts</a>
 */
public final class ServiceAccounts implements Controller {
    @Override
    public String name() {
        return "serviceaccount-controller";
    }

    @Override
    public void start(ControllerContext context) {
        new EveryNamespace<>(ServiceAccount.class, "default", ServiceAccounts::account, UnaryOperator.identity())
                .start(context);
    }

    private static ServiceAccount account(String namespace) {
        ObjectMeta metadata =
                ObjectMeta.builder().namespace(namespace).name("default").build();
        return ServiceAccount.builder().metadata(metadata).build();
    }
}
