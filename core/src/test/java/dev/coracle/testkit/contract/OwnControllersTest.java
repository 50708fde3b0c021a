package dev.coracle.testkit.contract;

import dev.coracle.controllers.Controller;
import dev.coracle.controllers.deployment.DeploymentController;
import dev.coracle.controllers.endpointslice.EndpointSliceController;
import dev.coracle.controllers.replicas.ReplicaSetController;
import dev.coracle.model.meta.ApiObject;
import dev.coracle.testkit.arbitrary.Form;
import dev.coracle.testkit.arbitrary.PodShape;
import dev.coracle.testkit.arbitrary.Workload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Controllers of the usual cluster, each alone, keep what every controller promises. */
class OwnControllersTest {
    private abstract static class Own extends ReconcilerContract {
        private static final Workload WEB =
                new Workload(Duration.ZERO, Form.DEPLOYMENT, 3, PodShape.of(100, 64), 1, true);

        @Override
        protected List<ApiObject> wishes() {
            return WEB.objects("web");
        }

        @Override
        protected List<Controller> others() {
            return super.others().stream()
                    .filter(it -> !it.name().equals(controller().name()))
                    .toList();
        }

        @Override
        protected int plans() {
            return 5;
        }
    }

    @Nested
    class OfDeployments extends Own {
        @Override
        protected Controller controller() {
            return new DeploymentController();
        }
    }

    @Nested
    class OfReplicaSets extends Own {
        @Override
        protected Controller controller() {
            return new ReplicaSetController();
        }
    }

    @Nested
    class OfEndpointSlices extends Own {
        @Override
        protected Controller controller() {
            return new EndpointSliceController();
        }
    }
}
