package dev.coracle.apiserver.kinds;

import dev.coracle.apiserver.ServedKind;
import dev.coracle.apiserver.defaults.Defaults;
import dev.coracle.apiserver.validation.ConfigMapRules;
import dev.coracle.apiserver.validation.SecretRules;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.core.Secret;
import dev.coracle.model.core.ServiceAccount;

/** What pods are configured with: ConfigMaps, Secrets, ServiceAccounts. */
final class Configuration {
    static final ServedKind<ConfigMap> CONFIG_MAPS =
            ServedKind.of(ConfigMap.class).rules(new ConfigMapRules()).build();

    static final ServedKind<Secret> SECRETS = ServedKind.of(Secret.class)
            .defaults(Defaults::secret)
            .rules(new SecretRules())
            .putSelectableField("type", secret -> secret.type().orElse(""))
            .build();

    static final ServedKind<ServiceAccount> SERVICE_ACCOUNTS =
            ServedKind.of(ServiceAccount.class).deletionReturnsObject(true).build();

    private Configuration() {}
}
