package dev.coracle.examples.own;

import dev.coracle.controllers.Controller;
import dev.coracle.model.core.ConfigMap;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.model.meta.ObjectMeta;
import dev.coracle.testkit.contract.ReconcilerContract;
import java.util.List;

/** The whole battery, on a controller. */
class PodPerConfigTest extends ReconcilerContract {
    @Override
    protected Controller controller() {
        return new PodPerConfig();
    }

    @Override
    protected List<ApiObject> wishes() {
        return List.of(ConfigMap.builder()
                .metadata(ObjectMeta.builder().namespace("default").name("web").build())
                .putData("image", "web:1")
                .build());
    }
}
