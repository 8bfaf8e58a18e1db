{{- define "taipei-nlu.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "taipei-nlu.fullname" -}}
{{- $name := include "taipei-nlu.name" . -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "taipei-nlu.selectorLabels" -}}
app.kubernetes.io/name: {{ include "taipei-nlu.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "taipei-nlu.labels" -}}
{{ include "taipei-nlu.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 }}
{{- end -}}

{{- define "taipei-nlu.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "taipei-nlu.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "taipei-nlu.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{- /* the security context of every container: what the restricted pod security standard asks for, and a read-only root */ -}}
{{- define "taipei-nlu.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "taipei-nlu.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- /* "true" if a part with a mode is wanted and, where that is asked for, the cluster has what it needs */ -}}
{{- define "taipei-nlu.wanted" -}}
{{- if or (eq .mode "always") (and (eq .mode "auto") (.capabilities.APIVersions.Has .api)) -}}true{{- end -}}
{{- end -}}

{{- /* what the schema cannot say: values that do not go together */ -}}
{{- define "taipei-nlu.check" -}}
{{- if and (or .Values.ingress.enabled .Values.httpRoute.enabled) (ne .Values.access.anonymous "none") -}}
{{- fail "an ingress or HTTPRoute would let everyone in: set access.anonymous to none, and give out keys by configurationSecret" -}}
{{- end -}}
{{- if and (eq .Values.model.source "claim") (not .Values.model.claim.name) -}}
{{- fail "model.source is claim: name the PersistentVolumeClaim in model.claim.name" -}}
{{- end -}}
{{- if and (eq .Values.model.source "copy") (not .Values.model.copy.image) -}}
{{- fail "model.source is copy: name the image that holds the bundle in model.copy.image" -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) -}}
{{- fail "ingress.enabled is true: name at least one host in ingress.hosts" -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- fail "httpRoute.enabled is true: name at least one gateway in httpRoute.parentRefs" -}}
{{- end -}}
{{- if .Values.feedback.enabled -}}
{{- if not .Values.feedback.database.url -}}
{{- fail "feedback.enabled is true: name the database in feedback.database.url, since pods keep nothing themselves" -}}
{{- end -}}
{{- if not .Values.feedback.database.secret -}}
{{- fail "feedback.enabled is true: name the Secret with the user of the database and its password in feedback.database.secret" -}}
{{- end -}}
{{- if and .Values.networkPolicy.enabled (not .Values.networkPolicy.egress) -}}
{{- fail "feedback.enabled is true, and the NetworkPolicy lets pods call nobody: let them reach the database and DNS by networkPolicy.egress" -}}
{{- end -}}
{{- end -}}
{{- if gt (int .Values.autoscaling.minReplicas) (int .Values.autoscaling.maxReplicas) -}}
{{- fail (printf "autoscaling.minReplicas is %d, more than autoscaling.maxReplicas, which is %d" (int .Values.autoscaling.minReplicas) (int .Values.autoscaling.maxReplicas)) -}}
{{- end -}}
{{- end -}}
